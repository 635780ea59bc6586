package dev.neuron.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * Signs what is published, if there is a key: {@code FILE.asc} beside each file, and {@code KEYS}
 * with the public key, by which they are verified. The profile "release" runs it; no gpg is needed.
 */
public final class ReleaseSignatures {
  static final String PASSPHRASE = "NEURON_SIGNING_PASSPHRASE";

  private final PGPSecretKeyRing ring;
  private final PGPPublicKey key;
  private final PGPPrivateKey secret;

  private ReleaseSignatures(PGPSecretKeyRing ring, String passphrase) throws PGPException {
    this.ring = ring;
    PGPSecretKey own = null;
    for (PGPSecretKey candidate : ring) {
      if (own == null && candidate.isSigningKey() && !candidate.isPrivateKeyEmpty()) {
        own = candidate;
      }
    }
    if (own == null) {
      throw new IllegalArgumentException("no key in it signs");
    }
    this.key = own.getPublicKey();
    this.secret = opened(own, passphrase);
  }

  private static PGPPrivateKey opened(PGPSecretKey key, String passphrase) throws PGPException {
    var builder = new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider());
    try {
      return key.extractPrivateKey(builder.build(passphrase.toCharArray()));
    } catch (PGPException closed) {
      throw new PGPException("the pass phrase in " + PASSPHRASE + " does not open it", closed);
    }
  }

  /** Arguments: the directory of the release, and the file of the secret key, or nothing. */
  public static void main(String[] args) throws IOException {
    String passphrase = System.getenv(PASSPHRASE);
    System.out.println(
        sign(
            Path.of(args[0]),
            args.length < 2 ? "" : args[1],
            passphrase == null ? "" : passphrase));
  }

  /** Signs, or takes old signatures away where there is no key; returns what was done. */
  static String sign(Path directory, String keyFile, String passphrase) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path old : files.filter(f -> f.toString().endsWith(".asc")).toList()) {
        Files.delete(old);
      }
    }
    Files.deleteIfExists(directory.resolve("KEYS"));
    if (keyFile == null || keyFile.isBlank()) {
      return "not signed: -Dsigning.key=FILE names the secret key (OpenPGP), "
          + PASSPHRASE
          + " in the environment holds its pass phrase";
    }
    List<Path> published = ReleaseBuild.files(directory);
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(Path.of(keyFile)))) {
      var rings =
          new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator()).getKeyRings();
      if (!rings.hasNext()) {
        throw new IllegalArgumentException("it holds no secret key");
      }
      ReleaseSignatures signer = new ReleaseSignatures(rings.next(), passphrase);
      for (Path file : published) {
        signer.sign(file);
      }
      signer.writeKeys(directory.resolve("KEYS"));
      return "signed " + published.size() + " files with " + signer.fingerprint();
    } catch (PGPException | IllegalArgumentException unusable) {
      throw new IOException(
          "nothing is signed with " + keyFile + ": " + unusable.getMessage(), unusable);
    }
  }

  private void sign(Path file) throws IOException, PGPException {
    var generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512), key);
    generator.init(PGPSignature.BINARY_DOCUMENT, secret);
    var facts = new PGPSignatureSubpacketGenerator();
    facts.setSignatureCreationTime(false, Date.from(Instant.now()));
    facts.setIssuerFingerprint(false, key);
    generator.setHashedSubpackets(facts.generate());
    generator.update(Files.readAllBytes(file));
    try (OutputStream out = armored(file.resolveSibling(file.getFileName() + ".asc"), "")) {
      generator.generate().encode(out);
    }
  }

  private void writeKeys(Path file) throws IOException {
    String head =
        """
        The public key that neuron's releases are signed with: %s
        of %s.

            gpg --import KEYS
            gpg --verify FILE.asc FILE

        """
            .formatted(fingerprint(), key.getUserIDs().hasNext() ? key.getUserIDs().next() : "?");
    try (OutputStream out = armored(file, head)) {
      ring.toCertificate().encode(out);
    }
  }

  private static OutputStream armored(Path file, String head) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    out.write(head.getBytes(StandardCharsets.UTF_8));
    ArmoredOutputStream armored = ArmoredOutputStream.builder().setVersion(null).build(out);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        armored.write(b);
      }

      @Override
      public void close() throws IOException {
        armored.close(); // which leaves the file open
        out.close();
      }
    };
  }

  private String fingerprint() {
    return HexFormat.of().formatHex(key.getFingerprint()).toUpperCase(Locale.ROOT);
  }
}
