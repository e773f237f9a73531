package io.vad4j.cli.reference;

import static io.vad4j.cli.reference.MarkdownTable.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The properties of objects, from a JSON Schema. */
public final class SchemaReference {
  private final JsonNode schema;

  private SchemaReference(JsonNode schema) {
    this.schema = schema;
  }

  /** {@return a table of properties for each object of the schema} */
  public static String generate(Path file) {
    try {
      return new SchemaReference(new ObjectMapper().readTree(file.toFile())).tables();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tables() {
    Map<String, JsonNode> objects = new LinkedHashMap<>();
    if (schema.has("properties")) {
      addObjects("configuration", schema, objects);
    }
    schema
        .get("$defs")
        .fields()
        .forEachRemaining(def -> addObjects(def.getKey(), def.getValue(), objects));
    List<String> tables = new ArrayList<>();
    objects.forEach((name, object) -> tables.add("### " + code(name) + "\n\n" + table(object)));
    return String.join("\n\n", tables);
  }

  private static void addObjects(String name, JsonNode node, Map<String, JsonNode> objects) {
    if (!node.has("properties")) {
      return;
    }
    objects.put(name, node);
    node.get("properties")
        .fields()
        .forEachRemaining(property -> addObjects(property.getKey(), property.getValue(), objects));
  }

  private String table(JsonNode object) {
    MarkdownTable table = new MarkdownTable("property", "type", "meaning");
    List<String> required = texts(object.path("required"));
    object
        .get("properties")
        .fields()
        .forEachRemaining(
            property ->
                table.row(
                    code(property.getKey()),
                    type(property.getValue()),
                    meaning(property.getValue())
                        + (required.contains(property.getKey()) ? "" : " (optional)")));
    return table.toString();
  }

  private String meaning(JsonNode property) {
    if (property.has("const")) {
      return "kind of the object";
    }
    if (property.has("description") || !property.has("$ref")) {
      return property.path("description").asText();
    }
    return meaning(definition(property));
  }

  private String type(JsonNode property) {
    if (property.has("$ref")) {
      String name = property.get("$ref").asText().replaceFirst(".*/", "");
      return definition(property).has("properties") ? code(name) : type(definition(property));
    }
    if (property.has("const")) {
      return code(property.get("const").asText());
    }
    if (property.has("enum")) {
      return texts(property.get("enum")).stream()
          .map(MarkdownTable::code)
          .collect(Collectors.joining(", "));
    }
    if (property.has("items")) {
      return "array of " + type(property.get("items"));
    }
    if (property.has("oneOf")) {
      List<String> types = new ArrayList<>();
      property.get("oneOf").forEach(choice -> types.add(type(choice)));
      return types.stream().distinct().collect(Collectors.joining(" or "));
    }
    return String.join(
            " or ",
            property.get("type").isArray()
                ? texts(property.get("type"))
                : List.of(property.get("type").asText()))
        + bounds(property);
  }

  private static String bounds(JsonNode property) {
    boolean above = property.has("exclusiveMinimum");
    String from = property.path(above ? "exclusiveMinimum" : "minimum").asText();
    String to = property.path("maximum").asText();
    if (from.isEmpty()) {
      return to.isEmpty() ? "" : ", at most " + to;
    }
    if (to.isEmpty()) {
      return (above ? ", above " : ", at least ") + from;
    }
    return above ? ", above " + from + ", at most " + to : " from " + from + " to " + to;
  }

  private JsonNode definition(JsonNode reference) {
    return schema.at(reference.get("$ref").asText().substring(1));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
