# Libraries come from Debian packages (script/packages); nothing is downloaded.
find_package(Threads REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 REQUIRED)
find_package(Xapian 1.4 REQUIRED NAMES xapian)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Net)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(kainjow_mustache QUIET)
