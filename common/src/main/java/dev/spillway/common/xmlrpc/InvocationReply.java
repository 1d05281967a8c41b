package dev.spillway.common.xmlrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spillway.common.invocation.ExecutionSite;
import dev.spillway.common.xmlrpc.XmlRpcAnswer.Fault;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a call is answered, as the document that is sent, and where it ran.
 *
 * @param document the answer; must not be changed
 * @param isFault whether the answer is a fault
 * @param site where the call ran, or empty where it did not
 * @param notes what is told of it besides
 */
public record InvocationReply(
    byte[] document, boolean isFault, Optional<ExecutionSite> site, CallNotes notes) {

  /** Writes the answer; nothing is told besides. */
  public InvocationReply(XmlRpcAnswer answer, Optional<ExecutionSite> site) {
    this(answer, site, CallNotes.NONE);
  }

  /** Writes the answer. */
  public InvocationReply(XmlRpcAnswer answer, Optional<ExecutionSite> site, CallNotes notes) {
    this(XmlRpcCodec.writeAnswer(answer), answer instanceof Fault, site, notes);
  }

  /** Returns this answer with other notes. */
  public InvocationReply with(CallNotes other) {
    return new InvocationReply(document, isFault, site, other);
  }

  /**
   * Reads the answer.
   *
   * @throws IllegalStateException if it comes from another program and is none
   */
  public XmlRpcAnswer answer() {
    try {
      return XmlRpcCodec.readAnswer(document);
    } catch (XmlRpcFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InvocationReply reply
        && isFault == reply.isFault
        && site.equals(reply.site)
        && notes.equals(reply.notes)
        && Arrays.equals(document, reply.document);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(document);
  }

  @Override
  public String toString() {
    return "InvocationReply[" + Excerpt.of(new String(document, UTF_8)) + ", " + site + "]";
  }
}
