const things = ['Table', 'Lamp', 'Planter', 'Kettle', 'Shelf', 'Bench', 'Basket', 'Mirror']
const materials = ['Oak', 'Brass', 'Cedar', 'Enamel', 'Walnut', 'Zinc', 'Willow', 'Birch']

/** Bodies of new products with two prices each, as a client sends them. */
export const newProducts = Array.from({ length: 256 }, (_, index) => ({
  name: `Folding ${materials[index % 8]} ${things[(index >> 3) % 8]} No. ${index}`,
  code: `BEN-${String(index).padStart(4, '0')}.${(index * 7919) % 10_000}/A`,
  description: 'Made to order within two weeks.',
  unit: 'pcs',
  tax: 20,
  prices: [
    { currency: 'EUR', price: 149.5 + index, cost: 80, overhead_cost: 4 },
    { currency: 'USD', price: 164.9 + index, cost: 88, overhead_cost: 4.4 },
  ],
}))
