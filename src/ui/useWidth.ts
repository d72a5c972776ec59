import { useEffect, useState } from 'react';

/** Width of an element (px), followed as it changes, kept while the element is hidden; 0 before it is known. Give the setter as the element's ref. */
export function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    if (!element) {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) =>
      setWidthPx((before) => Math.floor(entry?.contentRect.width ?? 0) || before)
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, widthPx];
}
