import { act, render } from '@testing-library/react';
import { useWidth } from './useWidth';

let tell: (widthPx: number) => void = () => undefined;

beforeAll(() => {
  // jsdom lays nothing out.
  window.ResizeObserver = class {
    constructor(onResize: ResizeObserverCallback) {
      tell = (width) => onResize([{ contentRect: { width } } as ResizeObserverEntry], this);
    }
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
});

function Box() {
  const [setBox, widthPx] = useWidth();
  return <div ref={setBox}>{widthPx}</div>;
}

test('an element that is hidden for a while keeps the width that it had', () => {
  const { container } = render(<Box />);
  expect(container).toHaveTextContent('0');
  act(() => tell(812.6));
  act(() => tell(0));
  expect(container).toHaveTextContent('812');
  act(() => tell(640));
  expect(container).toHaveTextContent('640');
});
