import { defineConfig } from "vite";

export default defineConfig({
  // As on a site whose files lie elsewhere than its pages.
  base: "./",
  build: { rollupOptions: { input: ["index.html", "view.html", "worker.html"] } },
  optimizeDeps: { exclude: ["selon"] },
});
