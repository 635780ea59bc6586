/**
 * The neuron, its cost and the gradient: the formulas of the paper, each in one place.
 *
 * <p>Sources: [P] Parr and Howard, <em>The Matrix Calculus You Need For Deep Learning</em>; [D]
 * Dillon, <em>Calculus for Deep Learning, with Vectors, Matrices, and a few Tuples</em>; [L]
 * <em>Dive into Deep Learning</em>, 22.4 Multivariable Calculus.
 *
 * <h2>From the chain rule to the sum</h2>
 *
 * <p>The neuron is a(x) = σ(w·x + b). With the trailing 1 of x̂ = [x; 1] the weights and the bias
 * become one vector, ŵ = [w; b], and the affine value is z = ŵ·x̂ ({@link
 * dev.neuron.math.Neuron#affine}). The cost of N examples is the mean
 *
 * <pre>    C(ŵ) = (1/N) Σ c(σ(ŵ·x̂_i), y_i)</pre>
 *
 * <p>with c(a, y) = (y − a)² in the paper ({@link dev.neuron.math.Cost}). The derivative of a mean
 * is the mean of the derivatives, so one example is enough ([P] "The gradient of the neural network
 * loss function"). Its cost is a chain of three links, each with one variable between them:
 *
 * <pre>
 *    z = ŵ·x̂        ∂z/∂ŵ = x̂ᵀ       (dot product: [P] "Vector sum reduction")
 *    a = σ(z)        ∂a/∂z = σ'(z)     (for max(0, z): 1 where z &gt; 0, else 0)
 *    c = (y − a)²    ∂c/∂a = 2(a − y)  = 2e, e = a − y: prediction minus target
 * </pre>
 *
 * <p>The vector chain rule multiplies them, and the mean over the examples gives the one line that
 * every combination of activation and cost of this program is:
 *
 * <pre>    ∇C = (1/N) Σ ∂c/∂a(a_i, y_i) · σ'(z_i) · x̂_i</pre>
 *
 * <p>For the paper's neuron that is (2/N) Σ over the active examples of e_i x̂_i. The case split z
 * &gt; 0 is made for every example on its own; where the last display of the paper's derivation
 * moves it outside the sum, that is a slip of notation. At the kink z = 0 the derivative is taken
 * as 0.
 *
 * <p>The scalar ∂c/∂a · σ' is the <em>error signal</em> of an example ({@link
 * dev.neuron.math.Neuron#signal}). {@link dev.neuron.math.NaiveGradient} is the line above written
 * as a loop; {@link dev.neuron.math.GradientSum} is the same in blocks and tiles, fast.
 *
 * <p>Differentiating the error signal once more gives ∂²c/∂z² = c''·σ'² + c'·σ'' ({@link
 * dev.neuron.math.Neuron#curvature}) and the Hessian (1/N) Σ ∂²c/∂z² x̂ x̂ᵀ ([L] "Hessians", {@link
 * dev.neuron.math.GramSum}), from which stable learning rates and Newton steps come.
 */
package dev.neuron.math;
