package dev.spillway.localcloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spillway.localcloud.http.AwsException;
import dev.spillway.localcloud.http.Json;

/** Handles the documents of the control plane. */
final class Documents {
  private Documents() {}

  /** Copies the fields that are there. */
  static void copy(JsonNode from, ObjectNode to, String... fields) {
    for (String field : fields) {
      if (from.hasNonNull(field)) {
        to.set(field, from.path(field));
      }
    }
  }

  /** Returns an object's field that is an object, which is made where it is missing. */
  static ObjectNode child(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode found ? found : parent.putObject(field);
  }

  /** Returns the response of a status in one of a method's or an integration's collections. */
  static ObjectNode response(ObjectNode owner, String collection, String status) {
    if (owner.path(collection).get(status) instanceof ObjectNode found) {
      return found;
    }
    throw AwsException.notFound("Invalid Response status code specified");
  }

  /** Removes what {@link #response} finds. */
  static void removeResponse(ObjectNode owner, String collection, String status) {
    response(owner, collection, status);
    child(owner, collection).remove(status);
  }

  /** Lists of resources name the methods only. */
  static ObjectNode withoutMethodDetails(ObjectNode resource) {
    ObjectNode copy = resource.deepCopy();
    if (copy.has("resourceMethods")) {
      ObjectNode names = Json.object();
      resource
          .path("resourceMethods")
          .fieldNames()
          .forEachRemaining(name -> names.set(name, Json.object()));
      copy.set("resourceMethods", names);
    }
    return copy;
  }
}
