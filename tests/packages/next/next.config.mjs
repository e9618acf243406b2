export default {
  // On the server, the engine reads its files where the package lies.
  serverExternalPackages: ["selon"],
};
