/**
 * The matrix-calculus reference of the sources as laws that run.
 *
 * <p>A {@link dev.neuron.diagnose.rules.Rule} is one entry of the reference: words, the section it
 * stands in, and its {@link dev.neuron.diagnose.rules.Law laws}. A law is an equation with two
 * sides that share no code: the closed form as the source writes it, in matrices, and the
 * derivative of the same function by forward-mode automatic differentiation ({@link
 * dev.neuron.diagnose.autodiff.Autodiff}). {@link dev.neuron.diagnose.rules.RuleChecker} evaluates
 * both on seeded random inputs, compares shape and entries, and works the sources' own examples
 * through to the digits that the sources print. {@link dev.neuron.diagnose.rules.RuleBook} holds
 * all of them.
 *
 * <p>Shapes are those of the numerator layout ([P] "Generalization of the Jacobian"): one row a
 * function, one column a variable, so the derivative of a scalar by a vector is a row.
 *
 * <p>Closed forms use {@link StrictMath}, and the library's own functions are plain Java: the same
 * differences come out on every machine.
 */
package dev.neuron.diagnose.rules;
