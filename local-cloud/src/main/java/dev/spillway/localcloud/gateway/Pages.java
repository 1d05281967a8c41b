package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.common.http.HttpResponse;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Call;
import dev.spillway.localcloud.http.Json;
import dev.spillway.localcloud.http.RestJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Cuts collections into pages, as callers ask by {@code limit} and {@code position}. */
final class Pages {
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 500;

  private Pages() {}

  static HttpResponse page(Call call, List<? extends JsonNode> all) {
    int limit = limit(call);
    int from = Math.min(all.size(), call.query("position").map(Pages::decode).orElse(0));
    int to = Math.min(all.size(), from + limit);
    ArrayNode items = Json.array();
    all.subList(from, to).forEach(items::add);
    ObjectNode page = Json.object();
    page.set("item", items);
    if (to < all.size()) {
      page.put("position", encode(to));
    }
    return RestJson.answer(200, page);
  }

  private static int limit(Call call) {
    try {
      int limit = call.query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
      return Math.clamp(limit, 1, MAX_LIMIT);
    } catch (NumberFormatException e) {
      throw AwsException.badRequest("Invalid limit");
    }
  }

  private static String encode(int position) {
    byte[] text = String.valueOf(position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static int decode(String position) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(position);
      return Integer.parseUnsignedInt(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw AwsException.badRequest("Invalid position parameter specified");
    }
  }
}
