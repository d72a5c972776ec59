import { labelPlaces } from './labelPlaces';

test('labels stand centred, inside the picture, and never on one another or on what is taken', () => {
  expect(labelPlaces([100], 20, 200, [])).toEqual([90]);
  expect(labelPlaces([2, 199], 20, 200, [])).toEqual([0, 180]);
  expect(labelPlaces([100, 110, 130], 20, 200, [])).toEqual([90, 120]);
  expect(labelPlaces([100], 20, 200, [{ leftPx: 105, widthPx: 10 }])).toEqual([]);
});

test('a label that touches another, or what is taken, has room', () => {
  expect(labelPlaces([100, 120], 20, 200, [])).toEqual([90, 110]);
  expect(labelPlaces([100, 80], 20, 200, [])).toEqual([90, 70]);
  expect(labelPlaces([100], 20, 200, [{ leftPx: 110, widthPx: 10 }])).toEqual([90]);
  expect(labelPlaces([100], 20, 200, [{ leftPx: 80, widthPx: 10 }])).toEqual([90]);
  expect(labelPlaces([150], 20, 200, [{ leftPx: 80, widthPx: 10 }])).toEqual([140]);
});
