// A WordPress of its own: a copy of the files, a fresh database in a file, PHP's own server.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const PHP = process.env.SELON_PHP ?? "php";
const FILES = process.env.SELON_WORDPRESS ?? path.resolve("target/wordpress/files");

/** Who may do everything. */
export const ADMIN = { name: "admin", password: "correct horse" };

/** Nothing is asked of others, nothing is done by itself; what PHP has to say is kept. */
const config = (url) => `<?php
define( 'DB_NAME', 'wordpress' ); define( 'DB_USER', '' ); define( 'DB_PASSWORD', '' ); define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8' ); define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
  define( $name . '_KEY', $name . '-of-a-test' ); define( $name . '_SALT', $name . '-salt-of-a-test' );
}
$table_prefix = 'wp_';
define( 'WP_HOME', '${url}' ); define( 'WP_SITEURL', '${url}' );
define( 'WP_DEBUG', true ); define( 'WP_DEBUG_DISPLAY', false ); define( 'WP_DEBUG_LOG', __DIR__ . '/debug.log' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true ); define( 'DISABLE_WP_CRON', true ); define( 'AUTOMATIC_UPDATER_DISABLED', true );
if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }
require_once ABSPATH . 'wp-settings.php';
`;

const INSTALL = `define( 'WP_INSTALLING', true ); require 'wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Le Courrier de Valbourg', '${ADMIN.name}', 'admin@example.org', true, '', '${ADMIN.password}', 'en_US' );
update_user_meta( 1, 'show_welcome_panel', 0 ); update_option( 'show_avatars', 0 );`;

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Copies, installs and serves it. */
export async function wordpress() {
  const folder = await mkdtemp(path.join(tmpdir(), "selon-wordpress-"));
  const url = `http://127.0.0.1:${await freePort()}`;
  await cp(path.join(FILES, "site"), folder, { recursive: true });
  await writeFile(path.join(folder, "wp-config.php"), config(url));
  const plugin = path.join(folder, "wp-content/plugins/sqlite-database-integration");
  const dropIn = (await readFile(path.join(plugin, "db.copy"), "utf8"))
    .replaceAll("{SQLITE_IMPLEMENTATION_FOLDER_PATH}", plugin)
    .replaceAll("{SQLITE_PLUGIN}", "sqlite-database-integration/load.php");
  await writeFile(path.join(folder, "wp-content/db.php"), dropIn);
  await rm(path.join(folder, "wp-content/database"), { recursive: true, force: true });
  await addClassicTheme(folder);
  const site = new Site(folder, url);
  await site.run(INSTALL);
  await site.serve();
  return site;
}

/** A classic theme: the style sheets of one that many sites had, and templates that say as much as is needed here. */
async function addClassicTheme(folder) {
  const theme = path.join(folder, "wp-content/themes/classic");
  await cp(path.join(FILES, "classic"), theme, { recursive: true });
  const templates = new URL("classic/", import.meta.url);
  await cp(templates, theme, { recursive: true });
}

class Site {
  #server;

  constructor(folder, url) {
    this.folder = folder;
    this.url = url;
  }

  /** Runs PHP within WordPress; gives what it prints. */
  async run(code) {
    const started = code.includes("wp-load.php") ? code : `require 'wp-load.php'; ${code}`;
    const { stdout } = await promisify(execFile)(PHP, ["-d", "display_errors=stderr", "-r", started], { cwd: this.folder, maxBuffer: 1e8 });
    return stdout;
  }

  /** What PHP code gives, as JSON. */
  async ask(code) {
    return JSON.parse(await this.run(`echo wp_json_encode( ${code} );`));
  }

  async serve() {
    await mkdir(path.join(this.folder, "wp-content/upgrade"), { recursive: true });
    const { host } = new URL(this.url);
    // Pages and what they load, and what WordPress asks of itself.
    const env = { ...process.env, PHP_CLI_SERVER_WORKERS: "6" };
    // Files are changed while it runs, and what they say now counts.
    const options = ["upload_max_filesize=64M", "post_max_size=64M", "opcache.revalidate_freq=0"].flatMap((option) => ["-d", option]);
    const words = ["-q", ...options, "-S", host, "-t", this.folder];
    this.#server = spawn(PHP, words, { stdio: "ignore", env, detached: true });
    for (let tries = 0; tries < 100; tries++) {
      if (await fetch(`${this.url}/wp-login.php`).catch(() => null)) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error("PHP's server does not answer");
  }

  /** What PHP has complained of in the plugin's files. */
  async complaints() {
    const log = await readFile(path.join(this.folder, "debug.log"), "utf8").catch(() => "");
    return log.split("\n").filter((line) => line.includes("/plugins/selon/") || /Fatal|Uncaught/.test(line));
  }

  async close() {
    // It and its workers: a group of processes of its own.
    if (this.#server) process.kill(-this.#server.pid);
    await rm(this.folder, { recursive: true, force: true });
  }
}
