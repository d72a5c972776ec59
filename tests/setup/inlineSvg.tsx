/** Stands for react-inlinesvg, which fetches Grafana's icons over the network. */
export default function InlineSvg({ src, title }: { src: string; title?: string }) {
  return <svg data-src={src}>{title && <title>{title}</title>}</svg>;
}
