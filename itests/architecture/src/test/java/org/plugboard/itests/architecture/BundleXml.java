// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.architecture;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the bundles on the class path declare in {@code OSGI-INF}, as bnd has written it. */
final class BundleXml {

    private BundleXml() {}

    /** The roots of the files in this folder of all bundles. */
    static List<Element> roots(String folder) throws IOException {
        List<Element> roots = new ArrayList<>();
        for (String entry : words(System.getProperty("java.class.path"), File.pathSeparator)) {
            Path place = Path.of(entry);
            if (Files.isDirectory(place)) {
                roots.addAll(rootsIn(place.resolve(folder)));
            } else if (Files.exists(place)) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    roots.addAll(rootsIn(jar.getPath(folder)));
                }
            }
        }
        return roots;
    }

    /** The elements of this name below another one. */
    static List<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** The words of an attribute. */
    static List<String> words(Element element, String attribute) {
        return words(element.getAttribute(attribute), " ");
    }

    private static List<String> words(String text, String between) {
        return Pattern.compile(between, Pattern.LITERAL)
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Element> rootsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .map(BundleXml::root)
                    .toList();
        }
    }

    private static Element root(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
