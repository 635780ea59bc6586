/**
 * How sure we are of what was learned: standard errors of the weights, and why there are none where
 * they would mean nothing.
 *
 * <p>With J = σ'(z)·x̂ the Jacobian of an example's activation at the minimum, s its weight, taken
 * as a precision, p parameters and N examples of weight above 0:
 *
 * <ul>
 *   <li>classical, for the squared cost: Cov = s²·(Σ s J Jᵀ)⁻¹ with s² = Σ s e²/(N − p). For the
 *       identity this is least squares; for another activation nonlinear least squares, and where
 *       it has a kink conditional on the side of the kink each example lies on.
 *   <li>robust, for the squared cost: HC3 (MacKinnon and White 1985), (Σ s J Jᵀ)⁻¹ (Σ s² e²/(1 −
 *       h)² J Jᵀ) (Σ s J Jᵀ)⁻¹ with the leverage h = s Jᵀ (Σ s J Jᵀ)⁻¹ J.
 *   <li>classical, for log-loss: the inverse of Fisher's information, (Σ s a(1 − a) x̂ x̂ᵀ)⁻¹.
 *   <li>robust for log-loss, and always for huber: the sandwich H⁻¹ S H⁻¹ of M-estimation (Huber
 *       1967), H = Σ s ∂²c/∂z² x̂ x̂ᵀ, S = Σ s² (∂c/∂z)² x̂ x̂ᵀ.
 * </ul>
 *
 * <p>Everything is summed by the engines in standardized coordinates, whatever those trained in,
 * and goes to raw units through the affine map of the weights.
 */
package dev.neuron.diagnose.certainty;
