import type { BootData } from '../bootData';

/** Grants the page nothing from elsewhere: a plugin that reaches for the network fails here as it should. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * The one page of the stage. What it starts from stands in it as data, which no browser runs.
 * @param needed scripts that the page's own ones import: a browser finds them only once it has read those
 */
export function indexHtml(boot: BootData, needed: readonly string[]): string {
  const data = JSON.stringify(boot).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<base href="/">
<title>Failed Jobs preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="public/build/main.css">
${needed.map((name) => `<link rel="modulepreload" href="public/build/${name}">\n`).join('')}<script type="application/json" id="bootData">${data}</script>
<script type="module" src="public/build/boot.js"></script>
<script type="module" src="public/build/main.js"></script>
</head>
<body><div id="reactRoot"></div></body>
</html>
`;
}
