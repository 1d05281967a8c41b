package dev.spillway.loadbalancer.testing;

import java.io.IOException;

/**
 * Becomes a Python process that is the server: {@code SimpleXMLRPCServer} as in the original, with
 * a page for {@code /readyz}. Ends when Python does.
 */
public final class PythonServer {
  private static final String SERVER =
      """
      import os, sys, xmlrpc.server
      class Handler(xmlrpc.server.SimpleXMLRPCRequestHandler):
          protocol_version = "HTTP/1.1"
          def do_GET(self):
              self.send_response(200)
              self.send_header("Content-Length", "0")
              self.end_headers()
      def call_function(number):
          if number == "raise":
              raise ValueError("as asked")
          return "Number %s, result: %s %s\\n" % (number, type(number).__name__, number)
      class Server(__import__("socketserver").ThreadingMixIn, xmlrpc.server.SimpleXMLRPCServer):
          daemon_threads = True
      server = Server(("127.0.0.1", 0), requestHandler=Handler)
      server.register_function(call_function)
      with open(os.environ["PORT_FILE"] + ".draft", "w") as draft:
          draft.write(str(server.server_address[1]))
      os.rename(os.environ["PORT_FILE"] + ".draft", os.environ["PORT_FILE"])
      server.serve_forever()
      """;

  private PythonServer() {}

  /** Runs Python and ends as it does. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Process python = new ProcessBuilder("python3", "-X", "utf8", "-c", SERVER).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(python::destroyForcibly));
    System.exit(python.waitFor());
  }
}
