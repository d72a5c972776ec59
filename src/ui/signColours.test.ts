import { colorManipulator, createTheme } from '@grafana/data';
import { signColours } from './signColours';

describe.each(['dark', 'light'] as const)('in the %s theme', (mode) => {
  const theme = createTheme({ colors: { mode } });
  const { primary, canvas } = theme.colors.background;
  test.each(Object.entries(signColours(theme)))('%s stands out from panel and page', (_, { mark, text }) => {
    for (const ground of [primary, canvas]) {
      expect(colorManipulator.getContrastRatio(mark, ground)).toBeGreaterThanOrEqual(3);
      expect(colorManipulator.getContrastRatio(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
