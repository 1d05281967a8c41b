package dev.spillway.localcloud.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which function, and which version of it.
 *
 * @param name without anything around it
 * @param qualifier a version's number, or $LATEST
 */
record FunctionName(String name, String qualifier) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:[^:]+:lambda:[^:]*:)?(?:\\d{12}:)?(?:function:)?"
              + "([a-zA-Z0-9-_]{1,64})(?::(\\$LATEST|[a-zA-Z0-9-_]+))?");

  /** Reads a name, a partial or a whole ARN, each with or without a qualifier. */
  static FunctionName parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw SettingsReader.validation(
          text,
          "functionName",
          "Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}"
              + "(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|"
              + "[a-zA-Z0-9-_]+))?");
    }
    String qualifier = form.group(2);
    return new FunctionName(form.group(1), qualifier == null ? FunctionVersion.LATEST : qualifier);
  }
}
