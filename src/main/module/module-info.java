/**
 * A single neuron, trained with closed-form gradients: {@link dev.neuron.api} is all that others
 * see of it.
 *
 * <p>commons-math3 and aircompressor have no module name of their own, so that theirs come from the
 * names of their files in Maven's repositories.
 */
@SuppressWarnings({"requires-automatic", "module"})
module dev.neuron {
  requires aircompressor;
  requires ch.randelshofer.fastdoubleparser;
  requires com.fasterxml.jackson.core;
  requires commons.math3;
  requires info.picocli;
  requires java.sql;
  requires jdk.unsupported;
  requires org.apache.commons.csv;
  requires org.slf4j;
  // For pictures, for long trainings on the processor's vectors, and for Excel: not of the library.
  requires static java.desktop;
  requires static java.management;
  requires static jdk.incubator.vector;
  requires static jdk.management;
  requires static org.dhatim.fastexcel;

  exports dev.neuron.api;
}
