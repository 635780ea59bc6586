# The formula for a tap of Homebrew.
class Neuron < Formula
  desc "Trains a single neuron from the command line"
  homepage "@homepage@"
  url "@archives@/neuron-@version@-release.tar.gz"
  sha256 "@tar.gz@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "bin", "lib"
    prefix.install "share", "licenses"
    doc.install "data", "sbom.cdx.json"
    (bin/"neuron").write_env_script libexec/"bin/neuron", Language::Java.overridable_java_home_env
  end

  test do
    (testpath/"line.csv").write "x,y\n0,1\n1,3\n2,5\n3,7\n"
    assert_match "y = ", shell_output("#{bin}/neuron train line.csv -q -a identity -o newton")
  end
end
