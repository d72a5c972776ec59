import { locationService } from '@grafana/runtime';

/**
 * Lets plain links within the page change the page without loading it anew, as Grafana does for every link: those of
 * other origins, with a target, a modifier key, or to the server's own addresses go their usual way.
 */
export function followLinks() {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link?.hasAttribute('href') || hasModifier || event.button !== 0 || event.defaultPrevented) {
      return;
    }
    const isOwn = link.origin === window.location.origin && !/^\/(?:api|public)\//.test(link.pathname);
    const leavesPage = (link.target && link.target !== '_self') || link.hasAttribute('download');
    if (isOwn && !leavesPage && !link.getAttribute('href')?.startsWith('#')) {
      event.preventDefault();
      locationService.push(link.pathname + link.search + link.hash);
    }
  });
}
