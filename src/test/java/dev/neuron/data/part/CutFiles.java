package dev.neuron.data.part;

import dev.neuron.data.Columns;
import dev.neuron.data.DataRequest;
import dev.neuron.data.DataSource;
import dev.neuron.data.Feature;
import dev.neuron.data.LoadReport;
import dev.neuron.data.Scaling;
import dev.neuron.data.Sources;
import dev.neuron.data.block.RawExamples;
import dev.neuron.data.block.RowChoice;
import dev.neuron.math.Block;
import dev.neuron.math.ExampleSum;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files cut into parts that are read one after the other, as executors would read them. */
final class CutFiles {
  private final int size;
  private final byte[][] files;
  private DistributedLoading loading;
  private List<LoadedPart> parts;

  CutFiles(int size, String... texts) {
    this.size = size;
    this.files = new byte[texts.length][];
    for (int f = 0; f < files.length; f++) {
      files[f] = texts[f].getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Reads training data, or data with known columns. */
  DistributedLoading load(DataRequest request, Columns known) {
    List<DataSource> sources = new ArrayList<>();
    List<LoadReport.SourceFile> read = new ArrayList<>();
    for (byte[] file : files) {
      sources.add(Sources.bytes(file));
      read.add(new LoadReport.SourceFile("data.csv", file.length, null));
    }
    loading =
        known == null
            ? DistributedLoading.training(request, sources.iterator())
            : DistributedLoading.like(known, request, sources.iterator());
    parts = parts();
    if (loading.needsValues()) {
      loading.learnValues(reports());
      parts = parts();
    }
    loading.account(reports(), read, (part, position) -> 0);
    return loading;
  }

  private List<PartReport> reports() {
    return parts.stream().map(LoadedPart::report).toList();
  }

  private List<LoadedPart> parts() {
    List<LoadedPart> loaded = new ArrayList<>();
    for (int f = 0; f < files.length; f++) {
      byte[] file = files[f];
      for (int from = 0; from < file.length; from += size) {
        int to = Math.min(file.length, from + size);
        FilePart part = new FilePart(loaded.size(), "data.csv", String.valueOf(f), from, to);
        loaded.add(
            loading
                .reader()
                .read(
                    part, at -> new ByteArrayInputStream(file, (int) at, file.length - (int) at)));
      }
    }
    return loaded;
  }

  /** Their examples: each part is prepared anew, and summed on its own, whenever it is needed. */
  RawExamples examples(RowChoice rows) {
    return new RawExamples() {
      private PartPreparation preparation = PartPreparation.of(rows);

      @Override
      public <S extends ExampleSum<S>> S sum(S empty) {
        S all = empty.empty();
        for (Block block : blocks()) {
          S sum = empty.empty();
          sum.add(block);
          all.merge(sum);
        }
        return all;
      }

      @Override
      public void replaceMissing(List<Feature> features) {
        preparation = preparation.replacing(features);
      }

      @Override
      public void scale(Scaling scaling) {
        preparation = preparation.scaled(scaling);
      }

      @Override
      public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        long row = 0;
        for (LoadedPart part : parts) {
          blocks.addAll(preparation.apply(part, row));
          row += part.report().rows();
        }
        return blocks;
      }
    };
  }
}
