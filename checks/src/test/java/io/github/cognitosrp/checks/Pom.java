package io.github.cognitosrp.checks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A POM as it is written, without its parent. */
record Pom(Path file, Element root) {

  /**
   * Something that a POM names by group and artifact; the version is empty where another decides.
   */
  record Coordinate(String group, String artifact, String version) {
    String name() {
      return group + ":" + artifact;
    }
  }

  static Pom read(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new Pom(file, factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
    } catch (IOException | SAXException | ParserConfigurationException failed) {
      throw new AssertionError(file.toString(), failed);
    }
  }

  List<String> modules() {
    return child(root, "modules").stream()
        .flatMap(modules -> children(modules, "module"))
        .map(Element::getTextContent)
        .toList();
  }

  boolean isNotDeployed() {
    return "true".equals(properties().get("maven.deploy.skip"));
  }

  Optional<String> text(String name) {
    return child(root, name).map(element -> element.getTextContent().strip());
  }

  Optional<Element> child(String name) {
    return child(root, name);
  }

  Map<String, String> properties() {
    Map<String, String> values = new HashMap<>();
    child(root, "properties").stream()
        .flatMap(element -> children(element, "*"))
        .forEach(property -> values.put(property.getTagName(), property.getTextContent().strip()));
    return values;
  }

  /** The texts of the elements in the only element of that name. */
  List<String> listOf(String list, String element) {
    return children((Element) root.getElementsByTagName(list).item(0), element)
        .map(Element::getTextContent)
        .toList();
  }

  /** Every element of that name that has an artifact's name, wherever it stands. */
  List<Coordinate> coordinates(String tag, Map<String, String> properties) {
    List<Coordinate> found = new ArrayList<>();
    NodeList elements = root.getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      Optional<String> artifact = child(element, "artifactId").map(Element::getTextContent);
      if (artifact.isPresent()) {
        found.add(
            new Coordinate(
                child(element, "groupId")
                    .map(Element::getTextContent)
                    .orElse("org.apache.maven.plugins"),
                artifact.get(),
                child(element, "version")
                    .map(version -> resolved(version.getTextContent(), properties))
                    .orElse("")));
      }
    }
    return found;
  }

  private static String resolved(String text, Map<String, String> properties) {
    return Pattern.compile("\\$\\{([^}]+)}")
        .matcher(text)
        .replaceAll((MatchResult name) ->
            java.util.regex.Matcher.quoteReplacement(
                properties.getOrDefault(name.group(1), name.group())));
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent, name).findFirst();
  }

  static Stream<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && (name.equals("*") || element.getTagName().equals(name))) {
        found.add(element);
      }
    }
    return found.stream();
  }
}
