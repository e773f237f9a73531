package io.vad4j.sinks.webhook;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.AlertSinkProvider;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.sinks.delivery.AlertFilter;
import io.vad4j.sinks.delivery.DeliveryOptions;
import io.vad4j.sinks.delivery.SpooledDelivery;
import io.vad4j.spi.CredentialMask;
import io.vad4j.spi.OptionSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sink {@code webhook}. */
public final class WebhookSinkProvider implements AlertSinkProvider {
  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String description() {
    return "Posts alerts to a web service, signed, stored on disk and tried again until accepted.";
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> specs =
        new ArrayList<>(
            List.of(
                OptionSpec.text("url", "", "The address, http or https; needed."),
                OptionSpec.choice(
                    "format",
                    List.of("json", "text", "snapshot"),
                    "The body: the alert as JSON, one sentence for a push service, or its snapshot."),
                OptionSpec.text(
                    "secret", "", "Key of the signature, HMAC-SHA256; none for no signature."),
                OptionSpec.text(
                    "authorization", "", "Header Authorization, such as 'Bearer TOKEN'."),
                AlertFilter.OPTION));
    specs.addAll(DeliveryOptions.specs());
    return List.copyOf(specs);
  }

  @Override
  public AlertSink create(SinkContext context) {
    Options options = context.options();
    URI uri = address(context);
    AlertFilter filter = new AlertFilter(options);
    WebhookSink.Format format =
        WebhookSink.Format.valueOf(options.getString("format").toUpperCase(Locale.ROOT));
    DeliveryOptions delivery = DeliveryOptions.of(context);
    return new WebhookSink(
        filter,
        format,
        new SpooledDelivery(
            context,
            delivery,
            new WebhookTransport(
                uri,
                format == WebhookSink.Format.JSON
                    ? "application/json"
                    : "text/plain; charset=utf-8",
                authorization(context),
                options.get("secret"),
                delivery.timeout(),
                context.clock())));
  }

  /** The header, which must not be quoted in any message. */
  private static Optional<String> authorization(SinkContext context) {
    Optional<String> value = context.options().get("authorization");
    if (value.isPresent() && !value.get().matches("[ -~]+")) {
      throw new InvalidOptionException(
          "The option authorization of the sink %s must be one line of ASCII characters."
              .formatted(context.name()));
    }
    return value;
  }

  private static URI address(SinkContext context) {
    String url = context.options().get("url").orElse("");
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, without the address, whose credentials cannot be recognised.
    }
    throw new InvalidOptionException(
        "The sink %s needs the option url, an address that begins with http:// or https://%s."
            .formatted(
                context.name(), url.isEmpty() ? "" : ", not '" + CredentialMask.mask(url) + "'"));
  }
}
