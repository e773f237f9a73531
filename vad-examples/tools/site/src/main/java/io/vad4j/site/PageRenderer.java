package io.vad4j.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Renders pages of Markdown; links between them lead to their pages of the site. */
final class PageRenderer {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final HtmlRenderer html = HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private final TextContentRenderer text =
      TextContentRenderer.builder().extensions(List.of(TablesExtension.create())).build();
  private final SiteLinks links;

  PageRenderer(SiteLinks links) {
    this.links = links;
  }

  /**
   * Renders a page.
   *
   * @param source the path of the page, relative to the root of the project
   * @param markdown its text
   */
  SitePage render(Path source, String markdown) {
    Node document = parser.parse(markdown);
    document.accept(new LinkVisitor(source));
    List<SiteSection> sections = sections(document);
    String title =
        sections.stream()
            .map(SiteSection::title)
            .filter(heading -> !heading.isEmpty())
            .findFirst()
            .orElse(source.toString());
    return new SitePage(SiteLinks.pathOf(source), title, html.render(document), sections);
  }

  private List<SiteSection> sections(Node document) {
    IdGenerator anchors = IdGenerator.builder().build();
    List<SiteSection> sections = new ArrayList<>();
    String anchor = "";
    String title = "";
    StringBuilder content = new StringBuilder();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        sections.add(new SiteSection(anchor, title, content.toString()));
        title = text.render(node).strip();
        anchor = anchors.generateId(title);
        content.setLength(0);
      } else {
        content.append(text.render(node)).append('\n');
      }
    }
    sections.add(new SiteSection(anchor, title, content.toString()));
    sections.removeIf(section -> section.title().isEmpty() && section.text().isBlank());
    return List.copyOf(sections);
  }

  /** Rewrites links and images. */
  private final class LinkVisitor extends AbstractVisitor {
    private final Path source;

    LinkVisitor(Path source) {
      this.source = source;
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      String target = links.resolve(source, link.getDestination());
      if (target.isEmpty()) {
        replaceWithContent(link);
      } else {
        link.setDestination(target);
      }
    }

    @Override
    public void visit(Image image) {
      String target = links.resolve(source, image.getDestination());
      if (target.isEmpty()) {
        image.insertAfter(new Text(text.render(image)));
        image.unlink();
      } else {
        image.setDestination(target);
      }
    }

    /** What is not part of the site, such as a folder of sources, stays as text. */
    private static void replaceWithContent(Link link) {
      Node child = link.getFirstChild();
      while (child != null) {
        Node next = child.getNext();
        link.insertBefore(child);
        child = next;
      }
      link.unlink();
    }
  }
}
