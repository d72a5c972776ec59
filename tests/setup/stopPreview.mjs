/** Jest's global tear-down of the browser tests. */
export default function stopPreview() {
  process.kill(Number(process.env.PREVIEW_PID));
}
