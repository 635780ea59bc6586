/**
 * The matrix-calculus reference of the sources as laws that run. The words, symbols and LaTeX of
 * every rule stand in the resource {@code rules.txt}, whose head explains it; the numbers stand in
 * the classes named Laws, under the rule's name: {@link dev.neuron.diagnose.rules.RuleBook} has
 * both.
 *
 * <p>A law has two sides that share no code: the closed form as the source writes it, in matrices,
 * and the derivative of the same function by {@link dev.neuron.diagnose.autodiff.Autodiff}. {@link
 * dev.neuron.diagnose.rules.RuleChecker} compares them at random points. Shapes are those of the
 * numerator layout: one row a function, one column a variable.
 */
package dev.neuron.diagnose.rules;
