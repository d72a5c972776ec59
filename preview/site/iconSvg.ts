import { icons } from '@iconify-json/uil';

/**
 * An icon of Grafana that @grafana/ui names without shipping it: most are Unicons, which have a package of their own.
 *
 * @param path below /public, e.g. `build/img/icons/unicons/spinner.svg`
 * @returns SVG text; undefined when there is no such icon
 */
export function iconSvg(path: string): string | undefined {
  const [, name = ''] = /^build\/img\/icons\/unicons\/([\w-]+)\.svg$/.exec(path) ?? [];
  const body = Object.hasOwn(icons.icons, name) ? icons.icons[name]?.body : undefined;
  return body && `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${icons.width} ${icons.height}">${body}</svg>`;
}
