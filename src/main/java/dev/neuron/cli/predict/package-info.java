/**
 * What the commands that put rows through a saved neuron do between their options and their answer,
 * here or by executors of Spark. Start with {@code PredictionPass} and {@code EvaluationPass}.
 */
package dev.neuron.cli.predict;
