/**
 * Pictures: what is drawn is a {@link dev.neuron.report.chart.Chart}, and a terminal, an svg or png
 * file (XChart) and a web page (uPlot) show it. All of it is loaded only when a picture is asked
 * for.
 */
package dev.neuron.report.chart;
