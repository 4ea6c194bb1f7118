// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads a CycloneDX bill of materials (XML) and prints the third-party notices as Markdown: every library that ships,
/// with its version and licences, in the order of its coordinates. Fails on a library that states no licence.
void main(String[] arguments) throws Exception {
    var bom = DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of(arguments[0]).toFile())
            .getDocumentElement();
    var rows = new TreeMap<String, String>();
    for (var component : children(child(bom, "components"), "component")) {
        var group = text(component, "group");
        if (!group.equals("stet")) {
            var name = group + ":" + text(component, "name");
            rows.put(name, "| %s | %s | %s |".formatted(name, text(component, "version"), licences(name, component)));
        }
    }
    IO.println(HEAD);
    rows.values().forEach(IO::println);
}

static final String HEAD =
        """
        # Third-party notices

        Stet is licensed under the Apache License, Version 2.0 (see `LICENSE`). It ships with the libraries below, unchanged,
        as the jar files that their makers publish; each jar carries its own licence text and notices under `META-INF`.
        Where a library offers several licences, Stet takes the first one here that is Apache-2.0, else the first one named.
        What only the benchmarks fetch does not ship; `stet-bench/THIRD-PARTY.md` names it.

        This page is written by `scripts/third-party` from the bill of materials (`stet-node/target/bom.json`), and
        `./check` fails when it is out of date.

        | library | version | licence |
        | --- | --- | --- |""";

static String licences(String library, Element component) {
    var found = new ArrayList<String>();
    for (var licence : children(child(component, "licenses"), "license")) {
        var id = text(licence, "id");
        found.add(id.isEmpty() ? text(licence, "name") : id);
    }
    var expression = text(child(component, "licenses"), "expression");
    if (!expression.isEmpty()) {
        found.add(expression);
    }
    if (found.isEmpty()) {
        throw new IllegalStateException(library + " states no licence");
    }
    return String.join(" or ", found);
}

/// The first child element of this name, or an empty element where there is none.
static Element child(Element parent, String name) {
    var all = children(parent, name);
    return all.isEmpty() ? parent.getOwnerDocument().createElement(name) : all.getFirst();
}

static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
}

static List<Element> children(Element parent, String name) {
    var found = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element element && element.getTagName().equals(name)) {
            found.add(element);
        }
    }
    return found;
}
