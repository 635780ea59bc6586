package dev.neuron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A remedy that is printed, followed to the letter, gets past the error it was printed for. Each
 * bad input is given to its command, every remedy of its message is tried, and every remedy of what
 * is said then, three in a row at most; where each way ends, in rows used, predictions or the
 * formula that the rows follow, is worked out by hand.
 */
class RemediesTest {
  private static final Pattern OPTION =
      Pattern.compile("--(units|[a-z-]+ (?:'[^']*'|\"[^\"]*\"|[^\\s,();'\"]+))");
  private static final int MOST = 3;

  private static final Set<String> MODELS =
      Set.of("numbers", "categories", "texts", "units", "dates");

  @TempDir private static Path models;
  @TempDir private Path directory;

  static Stream<Arguments> bad_inputs() {
    return Stream.of(
        bad("a word in a column", "a,b,y\n1,2,3\n1,x,3\n4,5,6\n7,8,1\n", "")
            .ends("--missing-tokens x --missing skip", "4 rows, 3 used, 1 skipped")
            .ends("--bad-rows skip", "3 used, 0 skipped, 1 rejected")
            .ends("--exclude b", "4 rows, 4 used")
            .end(),
        bad("a word in the only feature", "a,y\n1,3\nx,3\n4,6\n", "")
            .ends("--missing-tokens x --missing skip", "3 rows, 2 used, 1 skipped")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("a word in the target", "a,y\n1,3\n2,x\n4,6\n", "")
            .ends("--missing-tokens x --missing skip", "3 rows, 2 used, 1 skipped")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("an empty cell", "a,y\n1,3\n,4\n4,6\n", "")
            .ends("--missing skip", "3 rows, 2 used, 1 skipped")
            .end(),
        bad("an empty target", "a,y\n1,3\n2,\n4,6\n", "")
            .ends("--missing skip", "3 rows, 2 used, 1 skipped")
            .end(),
        bad("an empty weight", "a,w,y\n1,1,3\n2,,4\n4,2,6\n", "--weights w")
            .ends("--missing skip", "3 rows, 2 used, 1 skipped")
            .end(),
        bad("a cell too few", "a,b,y\n1,2,3\n1,2\n4,5,6\n", "")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("a comma in doubt", "a;y\n1,200;1\n1,300;2\n1,400;2\n", "")
            .ends("--thousands ','", "3 rows, 3 used")
            .ends("--decimal ','", "3 rows, 3 used")
            .end(),
        bad("a comma in one cell", "a;y\n1;1\n1,5;2\n3;3\n4;4\n", "")
            .ends("--decimal ','", "4 rows, 4 used")
            .end(),
        bad("dollars", "a,y\n$1.50,1\n$2.50,2\n$4.50,3\n", "")
            .ends("--units", "3 rows, 3 used")
            .end(),
        bad("dollars in the target", "a,y\n1,$1.50\n2,$2.50\n3,$3.75\n", "")
            .ends("--units", "3 rows, 3 used")
            .end(),
        bad("brackets", "a,y\n1,1\n(2),2\n3,3\n4,4\n", "").ends("--units", "4 rows, 4 used").end(),
        bad("a dash for a minus", "a,y\n\u20132,-4\n3,6\n1,2\n", "")
            .ends("--units", "\ny = 2·a")
            .end(),
        bad("a typographer's minus", "a,y\n\u22122,\u22124\n\u22123,\u22126\n1,2\n", "")
            .ends("--units", "\ny = 2·a")
            .end(),
        bad("names that all differ", "n,y\na,1\nb,2\nc,3\n", "").end(),
        bad("a target of two texts", "a,y\n1,up\n2,down\n3,up\n", "")
            .ends("--target a --one-hot y", " used")
            .ends("--positive up", "\"up\" for 1 (2 of 3 rows)")
            .ends("--positive down", "\"down\" for 1 (1 of 3 rows)")
            .end(),
        bad("a title", "Fields\nby me\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--skip-lines 2", "3 rows, 3 used")
            .end(),
        bad("a comment", "# by me\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--comment '#'", "3 rows, 3 used")
            .end(),
        bad("a title under a comment", "# x\nFields\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--skip-lines 2", "3 rows, 3 used")
            .end(),
        bad(
                "a title as wide as the table",
                "Sales,2020,final\na,b,y\n1,2,9\n2.5,-1,3\n5,2,17\n0.5,4,14\n",
                "")
            .ends("--skip-lines 1", "\ny = 3·b + 2·a + 1")
            .ends("--bad-rows skip", "4 used, 0 skipped, 1 rejected")
            .end(),
        bad("a title above names behind a mark", "# by me\n#a,b\n1,2\n2,4\n5,10\n", "")
            .ends("--skip-lines 1", "\nb = 2·#a")
            .end(),
        bad("rows that grow longer", "a,b,y\n1,2,3\n2,3,4\n4,5,6,7\n5,6,7,8\n", "")
            .ends("--bad-rows skip", "2 used, 0 skipped, 2 rejected")
            .end(),
        bad("two words", "a,b,y\n1,2,3\n1,x,3\nz,5,6\n7,8,1\n", "--missing-tokens x")
            .ends("--missing skip --missing-tokens 'x,z'", "4 rows, 2 used, 2 skipped")
            .ends("--missing skip --bad-rows skip", "4 rows, 2 used, 1 skipped, 1 rejected")
            .ends("--missing skip --exclude a", "4 rows, 3 used, 1 skipped")
            .end(),
        bad("two ways to cut", "1,500 200,3\n1,600 300,4\n", "")
            .ends("--delimiter ','", "2 rows, 2 used")
            .ends("--delimiter ' '", "2 rows, 2 used")
            .end(),
        bad("texts and names with commas", "n, f;w, k;y\nM, A;3,5;8\nA, I;2,5;6\nB, O;1,5;4\n", "")
            .ends("--delimiter ',' --positive '5;8'", null)
            .ends("--delimiter ';'", "\ny = 2·w, k + 1")
            .end(),
        bad(
                "a short row under names with commas",
                "L, a;W, b\n2,5;5,0\n8,5\n1,5;3,0\n4,25;8,5\n",
                "")
            .ends("--delimiter ';' --bad-rows skip", "\nW, b = 2·L, a")
            .ends("--delimiter ',' --bad-rows skip", null)
            .end(),
        bad("thousands between blanks", "pop  b  y\n71 964  6  3\n 4 916 22  5\n 7 100  1  2\n", "")
            .ends("--thousands ' '", "y = ")
            .ends("--thousands none", "3 rows, 3 used")
            .end(),
        bad("thousands between some blanks", "n  y\n1 200  2\n 950   1\n 100   4\n", "")
            .ends("--thousands ' '", "3 rows, 3 used")
            .end(),
        bad("tabs and blanks", "a b\ty\n1 2\t3\n2 3\t5\n3 5\t8\n", "")
            .ends("--delimiter ' '", "\ny = ")
            .ends("--delimiter tab", null)
            .end(),
        bad("comments above rows of any length", "# by me\n# again\na,y\n1,2\n2\n4,8\n", "")
            .ends("--comment '#' --bad-rows skip", "\ny = 2·a")
            .end(),
        bad("comments alone", "# by me\n# again\n", "").ends("--comment '#'", null).end(),
        bad("a footer", " a | y\n---+---\n 1 | 2\n 2 | 4\n 4 | 8\n(3 rows)\n", "")
            .ends("--bad-rows skip", "\ny = 2·a")
            .end(),
        bad("a total among numbers", "a,y\n1,2\n2,4\n4,8\nTotal,14\n", "")
            .ends("--bad-rows skip", "\ny = 2·a")
            .end(),
        bad("a column with few cells", "a,b,y\n1,,2\n2,,4\n4,5,8\n7,,14\n9,,18\n", "")
            .ends("--exclude b", "\ny = 2·a")
            .ends("--missing skip", "5 rows, 1 used, 4 skipped")
            .end(),
        bad("a dash for nothing", "a,y\n$1,2\n$ -,0\n$4,8\n$7,14\n", "")
            .ends("--units --missing-tokens '$ -' --missing skip", "\ny = 2·a")
            .end(),
        bad("times", "t,y\n12:30,1\n13:00,2\n14:10,4\n", "").end(),
        bad("quarters as dates", "q,y\n2024-Q1,1\n2024-Q2,2\n", "--date q").end(),
        bad("dates in doubt", "d,y\n01/02/2024,1\n01/03/2024,59\n02/02/2024,3\n", "--date d")
            .ends("--date d=dd/MM/yyyy", "\ny = 2·d + 1")
            .ends("--date d=MM/dd/yyyy", "3 rows, 3 used")
            .end(),
        bad("short dates in doubt", "d,y\n1/2/24,1\n1/3/24,3\n2/2/24,63\n", "")
            .ends("--date d=dd/MM/yy", "3 rows, 3 used")
            .ends("--date d=MM/dd/yy", "\ny = 2·d + 1")
            .end(),
        bad("a date that says no", "d,y\n1/2/2024,1\n13/2/2024,25\n", "--date d=M/d/yyyy")
            .ends("--date d=dd/MM/yyyy", "\ny = 2·d + 1")
            .end(),
        bad(
                "a key in few objects",
                "{\"a\":1,\"y\":2}\n{\"a\":2,\"y\":4,\"z\":1}\n{\"a\":3,\"y\":6}\n",
                "--features a")
            .ends("--target y", "\ny = 2·a")
            .ends("--target z --missing skip", "3 rows, 1 used")
            .end(),
        bad("a minus behind", "a,y\n650.5-,-1301\n3,6\n1,2\n", "")
            .ends("--units", "\ny = 2·a")
            .end(),
        bad("no-break blanks", "a,y\n\u00a02,4\n3\u00a0,6\n1,2\n", "")
            .ends("--units", "\ny = 2·a")
            .end(),
        bad("a comment of two cells", "/* by me, 2020 */\na,y\n1,2\n2,4\n4,8\n", "")
            .ends("--skip-lines 1", "\ny = 2·a")
            .end(),
        bad("errors of a spreadsheet", "a,y\n1,2\n#DIV/0!,4\n4,8\n", "")
            .ends("--missing skip", "\ny = 2·a")
            .end(),
        bad("lists", "[[1,2],[3,4]]\n", "").end(),
        bad("objects without names", "[{}]\n", "").end(),
        bad("dates alone", "d,y\n2020-01-01,1\n2020-01-03,2\n2020-01-09,3\n", "")
            .ends("--date d", "3 rows, 3 used")
            .end(),
        bad("one name twice", "a,a,y\n1,2,3\n2,3,4\n", "")
            .ends("--skip-lines 1", "2 rows, 2 used")
            .end(),
        bad("one number twice among names", "1,1,y\n2,3,4\n3,5,9\n", "")
            .ends("--skip-lines 1", "2 rows, 2 used")
            .end(),
        bad("numbers as a target of texts", "a,y\n1,2\n2,3\n", "--positive yes").end(),
        bad("a text as weight", "a,w,y\n1,x,3\n2,z,4\n4,x,6\n", "--weights w").end(),
        // What the numbers are is seen by the formula that is learned from them.
        bad("groups or decimals", "a;y\n1,200;2400\n1,300;2600\n1,400;2800\n", "")
            .ends("--thousands ','", "\ny = 2·a")
            .ends("--decimal ','", "\ny = 2000·a")
            .end(),
        bad(
                "groups of blanks",
                "a;y\n1 200;2400\n1 300;2600\n1 400;2800\n5;10\n",
                "--thousands none")
            .ends("--thousands ' '", "\ny = 2·a")
            .end(),
        bad("commas where points were asked for", "a;y\n1,5;3\n2,5;5\n4;8\n", "--decimal .")
            .ends("--decimal ','", "\ny = 2·a")
            .end(),
        bad("percent", "a,y\n10%,1\n20%,2\n40%,4\n", "").ends("--units", "\ny = 10·a").end(),
        bad("another unit", "a,y\n$1,1\n$2,2\n€3,3\n$4,4\n", "--units")
            .ends("--bad-rows skip", "3 used, 0 skipped, 1 rejected")
            .end(),
        bad(
                "another way of writing dates",
                "d,a,y\n2020-01-01,1,1\n2020-01-03,2,2\n2020-01-09,3,3\n"
                        .concat("2020-01-11,5,7\n".repeat(60))
                    + "1.2.2020,5,4\n",
                "--date d")
            .end(),
        bad("points and commas", "a;b;y\n1,5;0.5;3\n2,5;1.5;5\n4,5;1.25;9\n", "--target a").end(),
        bad(
                "a word in an object",
                "{\"a\":\"x\",\"y\":2}\n{\"a\":1,\"y\":3}\n{\"a\":2,\"y\":5}\n",
                "")
            .ends("--missing-tokens x --missing skip", "y = 2·a + 1")
            .ends("--bad-rows skip", "y = 2·a + 1")
            .end(),
        bad("texts in objects", "{\"a\":1,\"y\":\"up\"}\n{\"a\":2,\"y\":\"down\"}\n", "")
            .ends("--target a --one-hot y", " used")
            .ends("--positive up", "\"up\" for 1 (1 of 2 rows)")
            .ends("--positive down", "\"down\" for 1 (1 of 2 rows)")
            .end(),
        bad("an object inside", "{\"a\":1,\"y\":{\"z\":2}}\n", "").end(),
        bad("a key twice", "{\"a\":1,\"a\":2,\"y\":2}\n", "").end(),
        bad("objects that break off", "[{\"a\":1,\"y\":2},{\"a\":1", "").end(),
        bad("objects of one key", "{\"y\":2}\n{\"y\":3}\n", "").end(),
        bad("an open quote", "a,y\n1,\"2\n3,6\n4,8\n", "")
            .ends("--quote none --bad-rows skip", "\ny = 2·a")
            .end(),
        bad("text behind a quote", "a,y\n1,\"2\"x\n3,6\n4,8\n", "")
            .ends("--quote none --bad-rows skip", "\ny = 2·a")
            .end(),
        bad("no number at all", "a,y\n1,0x1p3\n3,6\n4,8\n", "")
            .ends("--bad-rows skip", "\ny = 2·a")
            .end(),
        bad("a number too large", "a,y\n1,1e400\n3,6\n4,8\n", "").end(),
        bad("numbers too far apart", "a,y\n1e200,1\n3,5\n4,6\n", "")
            .ends("--scale minmax", "3 rows, 3 used")
            .end(),
        bad("empty features", "a,y\n,1\n,5\n", "").end(),
        bad("no mean", "a,b,y\n,1,2\n,2,4\n,4,8\n", "--missing mean --features a,b")
            .ends("--missing zero", "\ny = 2·b")
            .end(),
        bad("every row with a hole", "a,b,y\n,1,2\n3,,4\n", "--missing skip")
            .ends("--missing mean", "2 rows, 2 used")
            .end(),
        bad("texts alone", "a,b\nx,u\nz,v\nx,u\n", "")
            .ends("--positive u --one-hot a", "3 rows, 3 used")
            .ends("--positive v --one-hot a", "3 rows, 3 used")
            .end(),
        bad("one column", "y\n1\n2\n", "").end(),
        bad("blanks cut at commas", "a b y\n1 2 3\n2 3 5\n3 5 8\n", "--delimiter ,")
            .ends("--delimiter ' '", "3 rows, 3 used")
            .end(),
        bad("an index alone", ",y\n1,2\n2,4\n3,6\n", "").ends("--features 1", "\ny = 2·#1").end(),
        bad(
                "train -e 1 -a sigmoid",
                "targets that are no classes",
                "a,y\n1,2\n3,6\n4,8\n",
                "--cost log-loss")
            .ends("--cost squared", "3 rows, 3 used")
            .end(),
        bad("targets without sides", "a,y\n1,2\n3,6\n4,8\n", "--cost hinge")
            .ends("--cost squared", "\ny = 2·a")
            .end(),
        bad("too many lines skipped", "a,y\n1,2\n", "--skip-lines 9").end(),
        bad("nothing", "", "").end(),
        bad("names alone", "1,2\n", "--header yes").ends("--header no", null).end(),
        bad("an unknown column", "a,b\n1,2\n2,4\n", "--target z").end(),
        // Bytes that are no UTF-8 as they stand.
        bytes("Latin-1", "größe,y\n1,2\n2,4\n3,6\n", "ISO-8859-1")
            .ends("--encoding windows-1252", "\ny = 2·größe")
            .end(),
        bytes("UTF-16, the lower byte first", "größe,y\n1,2\n2,4\n3,6\n", "UTF-16LE")
            .ends("--encoding UTF-16LE", "\ny = 2·größe")
            .end(),
        bytes("UTF-16, the higher byte first", "größe,y\n1,2\n2,4\n3,6\n", "UTF-16BE")
            .ends("--encoding UTF-16BE", "\ny = 2·größe")
            .end(),
        bytes("gzip that ends early", "\u001f\u008b\b\0\0\0\0\0", "ISO-8859-1").end(),
        bytes("bzip2", "BZh91AY", "ISO-8859-1").end(),
        bytes("xz", "\u00fd7zXZ\0..", "ISO-8859-1").end(),
        bytes("a zip", "PK\3\4....", "ISO-8859-1").end(),
        // Data for a neuron that is there: b of numbers, c of categories, y of texts.
        known("predict", "numbers", "a word", "a,b\n1,2\nx,3\n")
            .ends("--missing-tokens x --missing skip", "1,2,5")
            .ends("--bad-rows skip", "x,3,\n")
            .end(),
        known("predict", "numbers", "an empty cell", "a,b\n1,2\n,3\n")
            .ends("--missing skip", "1,2,5")
            .end(),
        known("predict", "numbers", "no such column", "a,c\n1,2\n").end(),
        known("predict", "numbers", "no names", "1,2\n3,4\n").end(),
        known("predict", "numbers", "a title", "Sales,2020\na,b\n1,2\n3,4\n")
            .ends("--skip-lines 1", "1,2,5")
            .end(),
        known("predict", "numbers", "another delimiter", "a^b\n1^2\n")
            .ends("--delimiter '^'", "1^2^5")
            .end(),
        known("predict", "numbers", "a name twice", "a,a,b\n3,4,5\n").end(),
        known("predict", "numbers", "a cell too many", "a,b\n1,2\n1,2,3\n")
            .ends("--bad-rows skip", "1,2,3,\n")
            .end(),
        known("predict", "numbers", "a comma", "a;b\n1;2\n1,5;3\n")
            .ends("--decimal ','", "1,5;3;7.4999")
            .end(),
        known("predict", "numbers", "a comma in doubt", "a;b\n1,200;2\n1;1\n")
            .ends("--thousands ','", "1,200;2;1204")
            .ends("--decimal ','", "1,200;2;5.2")
            .end(),
        known("predict", "categories", "a new category", "c,b\nu,2\nw,3\n")
            .ends("--unseen zeros", "w,3,")
            .end(),
        known("predict", "units", "no unit", "a\n$1\n5\n").ends("--bad-rows skip", "5,\n").end(),
        known("predict", "dates", "another way of writing dates", "d\n2020-01-01\n1.2.2020\n")
            .ends("--bad-rows skip", "1.2.2020,\n")
            .end(),
        known("predict", "dates", "a number among dates", "d\n2020-01-01\n17\n")
            .ends("--bad-rows skip", "17,\n")
            .end(),
        known("evaluate", "numbers", "a word in the target", "a,b,y\n1,2,5\n1,2,x\n")
            .ends("--missing-tokens x --missing skip", "rows      1")
            .ends("--bad-rows skip", "rows      1 used, 0 skipped, 1 rejected")
            .end(),
        known("evaluate", "numbers", "an empty target", "a,b,y\n1,2,5\n1,2,\n")
            .ends("--missing skip", "rows      1")
            .end(),
        known("evaluate", "numbers", "no target", "a,b\n1,2\n").end(),
        known("evaluate", "numbers", "no rows", "a,b,y\n").end(),
        known("evaluate", "texts", "a third text", "a,y\n1,no\n2,maybe\n")
            .ends("--missing-tokens maybe --missing skip", "rows      1")
            .end(),
        known("reproduce", "numbers", "other data", "a,b,y\n1,2,5\n1,x,3\n4,5,6\n").end(),
        known("show --row 9", "numbers", "no such row", "a,b\n1,2\n").end(),
        bad("check", "a text among numbers", "a,b,y\n1,2,3\n1,x,3\n4,5,6\n7,8,1\n", "")
            .ends("--missing-tokens x --missing skip", "3 used")
            .ends("--bad-rows skip", "3 used")
            .ends("--exclude b", "4 used")
            .end(),
        bad("check", "a unit", "a,y\n$1,1\n$2,2\n$4,3\n", "").ends("--units", "3 used").end(),
        bad("check", "a comma in doubt", "a;y\n1,200;1\n1,300;2\n1,400;2\n", "")
            .ends("--thousands ','", "3 used")
            .ends("--decimal ','", "3 used")
            .end(),
        bad("explain", "two texts", "a,y\n1,up\n2,down\n3,up\n", "")
            .ends("--target a --one-hot y", " used")
            .ends("--positive up", "\"up\" for 1 (2 of 3 rows)")
            .ends("--positive down", "\"down\" for 1 (1 of 3 rows)")
            .end(),
        bad("explain --model numbers", "a word", "a,b,y\n1,2,5\nx,3,8\n4,4,12\n", "")
            .ends("--missing-tokens x --missing skip", "2 used, 1 skipped")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("explain --model numbers", "texts", "a,b,y\nu,2,5\nv,3,8\nu,4,9\n", "").end(),
        bad("explain --model numbers", "a target of texts", "a,b,y\n1,2,u\n1,3,v\n", "").end(),
        bad("a word in features that were named", "a,b,y\n1,x,3\n2,3,5\n4,5,9\n", "--features a,b")
            .ends("--missing-tokens x --missing skip", "2 used, 1 skipped")
            .ends("--bad-rows skip", "2 used, 0 skipped, 1 rejected")
            .end(),
        bad("texts beside a feature that was named", "a,y\n1,up\n2,down\n3,up\n", "--features a")
            .ends("--positive up", "\"up\" for 1 (2 of 3 rows)")
            .ends("--positive down", "\"down\" for 1 (1 of 3 rows)")
            .end(),
        bad("comments of two kinds", "a,b\n1,2\n# y\n2,4\n% x\n3,6\n", "--comment %").end(),
        bad("find -e 1", "dates alone", "d,y\n2020-01-01,1\n2020-01-03,2\n2020-01-09,3\n", "")
            .ends("--date d", "3 used")
            .end(),
        bad("compare -e 1", "a title", "Fields\nby me\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--skip-lines 2", "3 used")
            .end(),
        bad("inspect", "a comment", "# by me\na,b,y\n1,2,3\n2,3,4\n3,5,6\n", "")
            .ends("--comment '#'", "3 used")
            .end(),
        // In place of a model.
        bad("show", "no model but nothing", "", "").end(),
        bad("show", "half a model", "{\"format\": \"neuron model\", \"ver", "").end(),
        bad("show", "data for a model", "a,y\n1,2\n", "").end(),
        bad("show", "any object for a model", "{\"a\": 1}", "").end(),
        bad(
                "show",
                "a model of tomorrow",
                "{\"format\": \"neuron model\", \"version\": \"1.99\"}",
                "")
            .end(),
        bad("explain --row 9", "no such row", "a,y\n1,2\n2,3\n", "").end());
  }

  /** A bad input and where its remedies lead; null for a new error without a remedy to try. */
  private static final class Bad {
    private final String name;
    private final String command;
    private final byte[] content;
    private final Map<String, String> ends = new LinkedHashMap<>();

    Bad(String name, String command, byte[] content) {
      this.name = name;
      this.command = command;
      this.content = content;
    }

    Bad ends(String remedies, String said) {
      ends.put(remedies, said);
      return this;
    }

    Arguments end() {
      return Arguments.of(name, command, content, ends);
    }
  }

  private static Bad bad(String name, String text, String options) {
    return bad("train -a identity -o newton -e 1", name, text, options);
  }

  private static Bad bad(String command, String name, String text, String options) {
    return new Bad(name, command + " DATA " + options, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Bad bytes(String name, String text, String encoding) {
    Bad bad = bad(name, "", "");
    return new Bad(name, bad.command, text.getBytes(Charset.forName(encoding)));
  }

  private static Bad known(String command, String model, String name, String text) {
    return bad(command + " " + model, command + " " + name, text, "");
  }

  /** Neurons of formulas: a + 2b, u and v, yes and no, dollars, days. */
  @BeforeAll
  static void train() throws IOException {
    model("numbers", "a,b,y\n1,2,5\n2,3,8\n3,4,11\n4,4,12\n5,1,7\n", "");
    model("categories", "c,b,y\nu,2,3\nv,3,5\nu,4,8\nv,4,9\n", "--one-hot c");
    model("texts", "a,y\n1,no\n2,no\n3,yes\n4,yes\n", "");
    model("units", "a,y\n$1,1\n$2,2\n$3,4\n", "--units");
    model("dates", "d,y\n2020-01-01,1\n2020-01-02,2\n2020-01-05,4\n", "--date d");
  }

  private static void model(String name, String text, String options) throws IOException {
    Path data = Files.writeString(models.resolve(name + ".csv"), text);
    String file = models.resolve(name).toString();
    String line = "train -q -a identity -o newton DATA -m " + file + " " + options;
    assertThat(run(data, line).status()).as(name).isZero();
  }

  private static Ran run(Path data, String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(line);
    while (word.find()) {
      String found =
          Stream.of(word.group(1), word.group(2), word.group(3))
              .filter(part -> part != null)
              .findFirst()
              .orElseThrow();
      boolean model = MODELS.contains(found);
      words.add(
          found.equals("DATA") ? data.toString() : model ? models.resolve(found) + "" : found);
    }
    return Ran.neuron(words.toArray());
  }

  /** The remedies in the brackets of a message: options that stand side by side are one. */
  private static List<String> remedies(String message) {
    List<String> found = new ArrayList<>();
    String first = message.lines().findFirst().orElse("");
    String brackets = first.endsWith(")") ? first.substring(first.lastIndexOf(" (") + 1) : "";
    Matcher option = OPTION.matcher(brackets);
    int behind = -1;
    while (option.find()) {
      if (option.start() == behind + 1 && !found.isEmpty()) {
        found.set(found.size() - 1, found.get(found.size() - 1) + " " + option.group());
      } else {
        found.add(option.group());
      }
      behind = option.end();
    }
    return found;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad_inputs")
  void every_remedy_gets_past_its_error(
      String name, String command, byte[] content, Map<String, String> ends) throws IOException {
    Path data = Files.write(directory.resolve("d.csv"), content);
    Ran ran = run(data, command);
    assertThat(ran.status()).as(ran.err()).isIn(2, 65);
    assertThat(errors(ran)).as("one line").hasSize(1);
    Map<String, String> reached = new LinkedHashMap<>();
    follow(data, command, "", ran, reached, 0);
    assertThat(reached.keySet()).isEqualTo(ends.keySet());
    ends.forEach(
        (remedy, said) -> {
          if (said != null) {
            assertThat(reached.get(remedy)).as(remedy).contains(said);
          }
        });
  }

  /** What train says of data, check and explain say, too, and take the same remedies for. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("bad_inputs")
  void other_commands_say_the_same_and_take_the_same_remedies(
      String name, String command, byte[] content, Map<String, String> ends) throws IOException {
    String train = bad("", "", "").command.replace("DATA ", "");
    if (!command.startsWith(train) || command.contains("--cost")) {
      return;
    }
    Path data = Files.write(directory.resolve("d.csv"), content);
    String other = name.length() % 2 == 0 ? "check" : "explain";
    String asked = other + command.substring(train.length() - 1);
    assertThat(errors(run(data, asked))).as(asked).isEqualTo(errors(run(data, command)));
    for (String remedy : ends.keySet()) {
      if (ends.get(remedy) != null) {
        Ran ran = run(data, without(remedy, asked) + " " + remedy);
        assertThat(ran.status()).as(other + " " + remedy + ": " + ran.err()).isZero();
      }
    }
  }

  /**
   * Of a column of numbers one cell is x and one z; of the categories one is NA, which stays
   * missing.
   */
  @Test
  void who_types_each_option_anew_as_its_remedy_says_arrives() throws IOException {
    Path data =
        Files.writeString(
            directory.resolve("d.csv"),
            "a,k,y\nx,u,3\n4,u,6\nz,v,2\n5,NA,9\n6,v,3\n7,u,4\n8,v,4\n");
    Map<String, String> options = new LinkedHashMap<>();
    options.put("--one-hot", "--one-hot k");
    List<String> taken = new ArrayList<>();
    Ran ran = run(data, "train DATA -e 1 --one-hot k");
    while (ran.status() != 0 && taken.size() < 5) {
      String remedy = remedies(errors(ran).get(0)).get(0);
      taken.add(remedy);
      for (String option : remedy.split(" (?=--)")) {
        options.put(option.substring(0, option.indexOf(' ')), option); // in place of the one before
      }
      ran = run(data, "train DATA -e 1 " + String.join(" ", options.values()));
    }
    assertThat(taken)
        .containsExactly("--missing-tokens 'NA,x'", "--missing skip", "--missing-tokens 'NA,x,z'");
    assertThat(ran.err()).contains("7 rows, 4 used, 3 skipped");
  }

  @Test
  void notes_name_an_option_with_what_it_holds_already() throws IOException {
    String rows =
        "1,u,p,2020-01-01,3\n2,v,q,2020-01-02,4\n3,u,p,2020-01-09,6\n4,v,q,2020-01-11,7\n";
    Path data = Files.writeString(directory.resolve("d.csv"), "n,k,m,d,y\n" + rows);
    assertThat(run(data, "train DATA -e 1 --one-hot k").err())
        .contains("; --one-hot \"k,m\" --reference m=p makes 1 of \"q\" and 0 of \"p\"")
        .contains("(--exclude n leaves it out)");
    assertThat(run(data, "train DATA -e 1 --exclude k").err())
        .contains("(--exclude \"k,n\" leaves");
    Path two =
        Files.writeString(
            directory.resolve("t.csv"),
            "c,d,y\n"
                + ("2020-01-01," + rows).replaceAll("(?m)^(2020-01-01,)?\\d,.,.,", "2020-01-01,"));
    assertThat(run(two, "train DATA -e 1 --date c").err())
        .contains("use --date \"c=yyyy-MM-dd,d\" to make");
  }

  @Test
  void a_model_edited_on_purpose_is_taken_as_its_message_says() throws IOException {
    String saved = Files.readString(models.resolve("numbers"));
    String edited = saved.replaceFirst("\"weight\": [^,]+", "\"weight\": 3");
    Path model = Files.writeString(directory.resolve("m.json"), edited);
    assertThat(Ran.neuron("show", model).err())
        .endsWith(
            "does not match its checksum: it is damaged (if it was edited on purpose, remove"
                + " \"checksum\" with the comma before it)\n");
    Files.writeString(model, edited.replaceFirst(",\\s*\"checksum\": \"[^\"]*\"", ""));
    Ran ran = Ran.neuron("show", model);
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).startsWith("y = 3·a + 2·b");
  }

  @Test
  void a_model_whose_two_biases_contradict_is_taken_without_one_as_its_message_says()
      throws IOException {
    model("far", "a,y\n1000001,1\n1000002,2\n1000003,3\n1000005,5\n", "");
    String saved = Files.readString(models.resolve("far"));
    String edited =
        saved
            .replaceFirst("\"bias\": [^,]+", "\"bias\": -1000001.0")
            .replaceFirst(",\\s*\"checksum\": \"[^\"]*\"", "");
    Path model = Files.writeString(directory.resolve("m.json"), edited);
    assertThat(Ran.neuron("show", model).err())
        .contains("if it was edited on purpose, remove \"centredBias\" and every \"centre\"");
    Files.writeString(
        model, edited.replaceAll("\"centre\": [^,]+, |\\s*\"centredBias\": [^,]+,", ""));
    Ran ran = Ran.neuron("show", model);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("y = 1·a − 1000001");
  }

  @Test
  void a_model_and_data_in_the_wrong_order_are_right_the_other_way_round() throws IOException {
    Path data = Files.writeString(directory.resolve("d.csv"), "a,b\n1,2\n");
    Ran wrong = Ran.neuron("predict", data, models.resolve("numbers"));
    assertThat(wrong.err()).contains("(the model is named before the data)");
    assertThat(Ran.neuron("predict", models.resolve("numbers"), data).status()).isZero();
  }

  /** A command line without an option that a remedy gives another value. */
  private static String without(String remedy, String command) {
    String name = remedy.substring(0, (remedy + " ").indexOf(' '));
    return command.replaceAll(name + " ('[^']*'|\\S+)", "");
  }

  private static List<String> errors(Ran ran) {
    return ran.err().lines().filter(line -> line.startsWith("neuron: ")).toList();
  }

  private void follow(
      Path data, String command, String taken, Ran before, Map<String, String> ends, int steps) {
    List<String> remedies = remedies(errors(before).get(0));
    if (remedies.isEmpty() && steps > 0) {
      ends.put(taken, null);
    }
    for (String remedy : remedies) {
      assertThat(steps).as("steps of " + taken).isLessThan(MOST);
      String all = (taken + " " + remedy).trim();
      Ran after = run(data, without(remedy, command) + " " + all);
      if (after.status() == 0) {
        ends.put(all, after.err() + after.out());
      } else {
        assertThat(Set.of(2, 65)).as(after.err()).contains(after.status());
        assertThat(after.err()).doesNotContain("unknown option");
        assertThat(after.err()).as("after " + all).isNotEqualTo(before.err());
        follow(data, without(remedy, command), all, after, ends, steps + 1);
      }
    }
  }

  /** 115.000 among semicolons is often 115000; a number such as 7.25 anywhere shows it is not. */
  @Test
  void points_that_may_stand_between_groups_are_an_error_where_semicolons_part_the_cells() {
    for (String data :
        List.of("b;y\n115.000;5\n152.000;7\n180.000;9\n", "b;y\n115.000;5\n152;7\n80;9\n")) {
      assertThat(warnings(data))
          .contains(
              "may be one number or another (use --thousands '.' if it is 115000, or --decimal")
          .contains("'.' if it is 115)");
    }
    for (String data :
        List.of(
            "b;y\n115.000;5\n152.000;7.25\n",
            "b;y\n0.115;5\n0.152;7\n",
            "b;y\n115.000;5\n1520;7\n",
            "b,y\n115.000,5\n152.000,7\n")) {
      assertThat(warnings(data)).doesNotContain("took ", "may be");
    }
  }

  /** In tables of Excel as Germans have it, copied as text, tabs part the cells. */
  @Test
  void points_that_may_stand_between_groups_are_told_where_whole_numbers_stand_beside_them() {
    for (String mark : List.of("\t", ",")) {
      String data = "a,c,y\n1.200,3,2.413\n850,7,1.729\n2.100,1,4.207\n".replace(",", mark);
      assertThat(warnings(data)).contains("took 1.200 for 1.2 in a (--thousands . if it is 1200)");
    }
  }

  @Test
  void months_that_read_as_numbers_are_told_and_read_as_dates() {
    String data = "when,y\n01.2022,3\n02.2022,5\n12.2022,4\n";
    String told = "looks like dates (01.2022): --date when makes days of them";
    assertThat(Ran.fed(data, "train", "-", "-e", "1").err()).contains(told);
    String numbers = data.replace("\n0", "\n1");
    assertThat(Ran.fed(numbers, "train", "-", "-e", "1").err()).doesNotContain("looks like");
    Ran ran = Ran.fed(data, "train", "-", "--date", "when", "-e", "1");
    assertThat(ran.err()).contains("01.2022 is 2022-01-01").doesNotContain("looks like");
  }

  /** No option reads both 1.5 and 2,5: the remedy for one was the mistake of the other. */
  @Test
  void points_and_commas_before_the_decimals_of_one_column_are_no_matter_of_options() {
    String data = "x\ty\n1.5\t4\n2,5\t6\n3.5\t8\n4,5\t10\n";
    for (String decimal : List.of(".", ",")) {
      Ran ran = Ran.fed(data, "train", "-", "--decimal", decimal);
      assertThat(ran.status()).isEqualTo(65);
      assertThat(ran.err()).contains("(write all decimals alike: points and commas are mixed");
    }
  }

  private static String warnings(String data) {
    return Ran.fed(data, "train", "-", "-q", "-e", "1").err();
  }
}
