package dev.spillway.common.xmlrpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** An object whose deserialization runs code, as those of ysoserial do; here it only counts. */
final class Gadget extends Exception implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final AtomicInteger RUNS = new AtomicInteger();

  /** Returns how often a gadget's code ran. */
  static int runs() {
    return RUNS.get();
  }

  /** Returns a gadget as a document holds it. */
  static String base64() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(new Gadget());
      }
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    RUNS.incrementAndGet();
  }
}
