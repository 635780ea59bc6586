/**
 * Pictures: what is drawn is a {@link dev.neuron.report.chart.Chart}, and a terminal, an svg or png
 * file and a web page (uPlot) show it. Svg and png are one layout drawn with two pens, text written
 * as svg and dots painted by Java2D. All of it is loaded only when a picture is asked for.
 */
package dev.neuron.report.chart;
