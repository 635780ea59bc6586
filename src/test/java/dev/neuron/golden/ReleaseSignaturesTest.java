package dev.neuron.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Signatures by a key that is made here and thrown away. */
class ReleaseSignaturesTest {
  private static final String PHRASE = "open sesame";

  private static byte[] secret;

  @TempDir Path folder;
  private Path release;
  private Path archive;
  private Path key;

  @BeforeEach
  void publishes() throws IOException {
    release = Files.createDirectory(folder.resolve("release"));
    archive =
        Files.writeString(release.resolve("neuron-1-release.tar.gz"), "not really an archive");
    Files.writeString(release.resolve("neuron.jar"), "not published");
    key = Files.write(folder.resolve("secret.asc"), secret);
  }

  /** Once, since it takes a second. */
  @BeforeAll
  static void makes_a_key() throws Exception {
    RSAKeyPairGenerator pairs = new RSAKeyPairGenerator();
    pairs.init(
        new RSAKeyGenerationParameters(BigInteger.valueOf(65537), new SecureRandom(), 2048, 80));
    var pair =
        new BcPGPKeyPair(
            PublicKeyPacket.VERSION_4,
            PGPPublicKey.RSA_GENERAL,
            pairs.generateKeyPair(),
            Date.from(Instant.now()));
    var rings =
        new PGPKeyRingGenerator(
            PGPSignature.POSITIVE_CERTIFICATION,
            pair,
            "Nobody <nobody@example.org>",
            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
            null,
            null,
            new BcPGPContentSignerBuilder(PGPPublicKey.RSA_GENERAL, HashAlgorithmTags.SHA256),
            new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .build(PHRASE.toCharArray()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArmoredOutputStream armored = ArmoredOutputStream.builder().build(out)) {
      rings.generateSecretKeyRing().encode(armored);
    }
    secret = out.toByteArray();
  }

  private Path signature() {
    return release.resolve("neuron-1-release.tar.gz.asc");
  }

  private boolean holds() throws IOException, PGPException {
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(signature()));
        InputStream keys =
            PGPUtil.getDecoderStream(Files.newInputStream(release.resolve("KEYS")))) {
      PGPSignature signature = ((PGPSignatureList) new BcPGPObjectFactory(in).nextObject()).get(0);
      PGPPublicKey signer =
          new PGPPublicKeyRingCollection(keys, new BcKeyFingerprintCalculator())
              .getPublicKey(signature.getKeyID());
      signature.init(new BcPGPContentVerifierBuilderProvider(), signer);
      signature.update(Files.readAllBytes(archive));
      return signature.verify();
    }
  }

  @Test
  void what_is_published_is_signed_and_the_key_to_verify_it_lies_beside() throws Exception {
    assertThat(ReleaseSignatures.sign(release, key.toString(), PHRASE))
        .matches("signed 1 files with [0-9A-F]{40}");
    assertThat(signature()).content().startsWith("-----BEGIN PGP SIGNATURE-----\n");
    assertThat(release.resolve("neuron.jar.asc")).doesNotExist();
    assertThat(release.resolve("KEYS"))
        .content()
        .contains("of Nobody <nobody@example.org>.", "BEGIN PGP PUBLIC KEY")
        .doesNotContain("PRIVATE");
    assertThat(holds()).isTrue();
    Files.writeString(archive, "another archive");
    assertThat(holds()).isFalse();
  }

  @Test
  void without_a_key_nothing_is_signed_and_that_is_said() throws IOException {
    ReleaseSignatures.sign(release, key.toString(), PHRASE);
    assertThat(ReleaseSignatures.sign(release, "", ""))
        .startsWith("not signed: -Dsigning.key=FILE");
    assertThat(signature()).as("of what was there before").doesNotExist();
    assertThat(release.resolve("KEYS")).doesNotExist();
  }

  @Test
  void a_wrong_pass_phrase_and_a_file_that_is_no_key_end_the_build() throws IOException {
    assertThatThrownBy(() -> ReleaseSignatures.sign(release, key.toString(), "open barley"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "nothing is signed with %s: the pass phrase in NEURON_SIGNING_PASSPHRASE does not open"
                + " it",
            key);
    Path other = Files.writeString(folder.resolve("other"), "no key\n");
    assertThatThrownBy(() -> ReleaseSignatures.sign(release, other.toString(), PHRASE))
        .isInstanceOf(IOException.class);
    assertThat(signature()).doesNotExist();
  }

  static boolean hasGpg() {
    return Files.isExecutable(Path.of("/usr/bin/gpg"));
  }

  @Test
  @EnabledIf("hasGpg")
  void gpg_verifies_it() throws IOException {
    ReleaseSignatures.sign(release, key.toString(), PHRASE);
    String said =
        ReleaseBuild.shell(
            folder,
            "/usr/bin:/bin",
            "mkdir -m 700 gpg && export GNUPGHOME=$PWD/gpg",
            "gpg --batch --import release/KEYS",
            "gpg --batch --verify release/*.asc release/*.tar.gz");
    assertThat(said).contains("Good signature from \"Nobody <nobody@example.org>\"");
  }
}
