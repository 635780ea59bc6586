/**
 * What answers are made of. An answer for people says its parts to a {@code Page}: headings,
 * sentences, facts, a {@code Table}, formulas; {@code TextPage}, {@code MarkdownPage} and {@code
 * LatexPage} lay them out, and know no command. An answer for programs declares its fields once, as
 * {@code Records}, for csv and JSON alike. A new format is one more {@code Page}. Start with {@code
 * Page}.
 */
package dev.neuron.report.doc;
