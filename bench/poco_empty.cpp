// Poco's HTTPServer with its defaults and an answer of two bytes: what bench/http_load.py measures our server against.
//   c++ -O2 -std=c++20 bench/poco_empty.cpp -lPocoNet -lPocoFoundation -o poco_empty
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>

#include <csignal>
#include <cstdlib>

namespace {

class Empty final : public Poco::Net::HTTPRequestHandler {
  void handleRequest(Poco::Net::HTTPServerRequest& /*request*/, Poco::Net::HTTPServerResponse& response) override {
    response.setContentLength(2);
    response.send() << "ok";
  }
};

class Factory final : public Poco::Net::HTTPRequestHandlerFactory {
  Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest& /*request*/) override { return new Empty; }
};

} // namespace

int main(int argc, char** argv) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  const Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", static_cast<unsigned short>(argc > 1 ? std::atoi(argv[1]) : 0)));
  Poco::Net::HTTPServer server(new Factory, socket, new Poco::Net::HTTPServerParams);
  server.start();
  int signal = 0;
  sigwait(&ending, &signal);
  server.stop();
  return 0;
}
