/**
 * What can be said about data and neuron before, during and after training: the targets' best
 * constant, the curvature that bounds the learning rate, the checks and the explanations.
 */
package dev.neuron.diagnose;
