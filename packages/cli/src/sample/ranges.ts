/** A range of products that one category holds: words that go together, and what they cost. */
export interface Range {
  readonly category: string
  /** Leads the codes. */
  readonly prefix: string
  readonly units: readonly string[]
  /** Percent. */
  readonly tax: number
  /** Lowest and highest price in euros. */
  readonly prices: readonly [number, number]
  readonly adjectives: readonly string[]
  /** What tells its things apart, mostly what they are made of. */
  readonly kinds: readonly string[]
  readonly areKindsMaterials: boolean
  readonly things: readonly string[]
  readonly sizes: readonly string[]
}

const words = (text: string): readonly string[] => text.split(', ')

export const ranges: readonly Range[] = [
  {
    category: 'Furniture',
    prefix: 'FUR',
    units: ['pcs', 'set'],
    tax: 20,
    prices: [45, 2400],
    areKindsMaterials: true,
    adjectives: words(
      'Nordic, Rustic, Folding, Compact, Extendable, Stackable, Classic, Modular, Low, Tall, Curved, Upholstered',
    ),
    kinds: words('Oak, Birch, Walnut, Ash, Pine, Beech, Rattan, Steel, Bamboo, Cherry'),
    things: words(
      'Table, Chair, Bench, Shelf, Wardrobe, Desk, Stool, Sideboard, Bed Frame, Coffee Table, Armchair, Bookcase, Cabinet, Nightstand',
    ),
    sizes: words('80 cm, 100 cm, 120 cm, 140 cm, 160 cm, 180 cm, 200 cm'),
  },
  {
    category: 'Lighting',
    prefix: 'LGT',
    units: ['pcs'],
    tax: 20,
    prices: [12, 480],
    areKindsMaterials: true,
    adjectives: words(
      'Dimmable, Adjustable, Warm, Slim, Vintage, Industrial, Rechargeable, Cordless, Round, Double',
    ),
    kinds: words('Brass, Glass, Copper, Linen, Paper, Ceramic, Chrome, Opal, Aluminium'),
    things: words(
      'Floor Lamp, Table Lamp, Pendant, Wall Light, Spotlight, Lantern, Light Strip, Chandelier, Reading Lamp, Garden Light',
    ),
    sizes: words('E14, E27, GU10, 5 W, 7 W, 12 W, 24 W, 3000 K, 4000 K'),
  },
  {
    category: 'Garden',
    prefix: 'GRD',
    units: ['pcs', 'm', 'bag'],
    tax: 20,
    prices: [4, 690],
    areKindsMaterials: true,
    adjectives: words(
      'Weatherproof, Heavy-Duty, Galvanised, Foldable, Insulated, Self-Watering, Raised, Hanging, Portable, Frost-Proof',
    ),
    kinds: words('Cedar, Larch, Terracotta, Zinc, Granite, Teak, Willow, Slate, Clay, Jute'),
    things: words(
      'Planter, Bird House, Trellis, Rain Barrel, Bench, Compost Bin, Watering Can, Path Edging, Greenhouse, Fire Bowl, Hammock, Tool Shed',
    ),
    sizes: words('10 l, 25 l, 60 l, 200 l, 1 m, 2 m, 5 m'),
  },
  {
    category: 'Kitchen',
    prefix: 'KIT',
    units: ['pcs', 'set', 'box'],
    tax: 20,
    prices: [3, 260],
    areKindsMaterials: true,
    adjectives: words(
      'Handmade, Non-Stick, Hammered, Glazed, Heat-Resistant, Everyday, Tapered, Ribbed, Matte, Deep',
    ),
    kinds: words(
      'Cast Iron, Stoneware, Olive Wood, Porcelain, Enamel, Copper, Stainless Steel, Maple, Glass',
    ),
    things: words(
      'Frying Pan, Saucepan, Mixing Bowl, Chopping Board, Teapot, Mug, Plate, Carafe, Knife Block, Pepper Mill, Colander, Baking Dish, Bread Bin',
    ),
    sizes: words('0.5 l, 1 l, 2.5 l, 4 l, 20 cm, 24 cm, 28 cm, Set of 4, Set of 6'),
  },
  {
    category: 'Tools',
    prefix: 'TLS',
    units: ['pcs', 'set', 'pack'],
    tax: 20,
    prices: [5, 890],
    areKindsMaterials: true,
    adjectives: words(
      'Cordless, Professional, Compact, Insulated, Ratcheting, Precision, Forged, Magnetic, Quick-Release, Long-Reach',
    ),
    kinds: words(
      'Chrome Vanadium, Carbide, Titanium, Hardened Steel, Fibreglass, Hickory, Diamond',
    ),
    things: words(
      'Drill, Hammer, Screwdriver, Spanner, Saw, Chisel, Clamp, Pliers, Sander, Tape Measure, Spirit Level, Socket, Plane, Rivet Gun',
    ),
    sizes: words('6 mm, 8 mm, 10 mm, 13 mm, 1/4", 3/8", 1/2", 18 V, 36 V'),
  },
  {
    category: 'Textiles',
    prefix: 'TEX',
    units: ['pcs', 'm', 'pair'],
    tax: 20,
    prices: [6, 340],
    areKindsMaterials: true,
    adjectives: words(
      'Soft, Woven, Quilted, Striped, Washed, Knitted, Blackout, Embroidered, Reversible, Checked',
    ),
    kinds: words('Wool, Linen, Cotton, Mohair, Velvet, Silk, Hemp, Merino, Felt, Alpaca'),
    things: words(
      'Blanket, Cushion, Curtain, Rug, Throw, Towel, Bedspread, Pillow Case, Table Runner, Tea Towel, Bath Mat, Duvet Cover',
    ),
    sizes: words('40×40, 50×70, 90×200, 140×200, 150×210, 200×300'),
  },
  {
    category: 'Stationery',
    prefix: 'STA',
    units: ['pcs', 'pack', 'box'],
    tax: 9,
    prices: [0.6, 85],
    areKindsMaterials: true,
    adjectives: words(
      'Ruled, Dotted, Refillable, Hardcover, Pocket, Recycled, Spiral-Bound, Waterproof, Coloured, Plain',
    ),
    kinds: words('Kraft, Leather, Cork, Brass, Graphite, Canvas, Cotton Paper, Bamboo'),
    things: words(
      'Notebook, Pencil, Fountain Pen, Folder, Envelope, Desk Pad, Ruler, Pen Case, Planner, Label, Clipboard, Ink Bottle',
    ),
    sizes: words('A3, A4, A5, A6, B5, 0.5 mm, 0.7 mm, HB, 2B'),
  },
  {
    category: 'Electronics',
    prefix: 'ELE',
    units: ['pcs', 'kit'],
    tax: 20,
    prices: [9, 1300],
    areKindsMaterials: false,
    adjectives: words(
      'Wireless, Smart, Shielded, Rugged, Fast, Slim, Dual, Solar, Low-Power, Programmable',
    ),
    kinds: words('USB-C, Zigbee, Bluetooth, PoE, LTE, LoRa, HDMI, NFC, Wi-Fi'),
    things: words(
      'Sensor, Charger, Hub, Camera, Speaker, Thermostat, Cable, Keyboard, Controller, Relay, Gateway, Door Lock, Display',
    ),
    sizes: words('1 m, 2 m, 5 m, 4-Port, 8-Port, 30 W, 65 W, 10,000 mAh'),
  },
  {
    category: 'Outdoor',
    prefix: 'OUT',
    units: ['pcs', 'pair'],
    tax: 20,
    prices: [8, 720],
    areKindsMaterials: true,
    adjectives: words(
      'Ultralight, Waterproof, Expedition, Breathable, Inflatable, Thermal, Trekking, Windproof, Packable, Reinforced',
    ),
    kinds: words('Ripstop, Gore, Down, Carbon, Merino, Aluminium, Nylon, Fleece, Canvas'),
    things: words(
      'Tent, Backpack, Sleeping Bag, Jacket, Trekking Pole, Headlamp, Water Bottle, Stove, Glove, Dry Bag, Hammock, Gaiter',
    ),
    sizes: words('S, M, L, XL, 35 l, 50 l, 65 l, 2-Person, 4-Person'),
  },
  {
    category: 'Services',
    prefix: 'SRV',
    units: ['hour', 'visit', 'month'],
    tax: 20,
    prices: [25, 950],
    areKindsMaterials: false,
    adjectives: words('Basic, Standard, Premium, Express, Weekend, Annual, On-Site, Remote'),
    kinds: words(
      'Furniture, Kitchen, Lighting, Garden, Office, Network, Showroom, Workshop, Warehouse',
    ),
    things: words(
      'Assembly, Maintenance, Consulting, Delivery, Training, Support Plan, Inspection, Cleaning, Design, Repair',
    ),
    sizes: words('1 h, 4 h, 8 h, 12 Months, 24 Months, Zone A, Zone B, Zone C'),
  },
]

/** Names of series, which tell products of a kind apart. */
export const series = words(
  'Aino, Björk, Calla, Dune, Eira, Fjord, Grove, Hélène, Isla, Juno, Kärna, Luna, Mistral, Nöel, Öland, Piñon, Quill, Rowan, Saaremaa, Tuuli, Umbra, Vega, Wren, Ylva, Zephyr',
)

/** Products that are sold under a name in another language, by category. */
export const foreignNames: Readonly<Record<string, readonly string[]>> = {
  Furniture: [
    'Eßtisch aus Eiche',
    'Стол из дуба',
    'Krzesło dębowe',
    '竹製の椅子',
    'Tabouret en chêne',
  ],
  Lighting: [
    'مصباح نحاسي',
    'Hängeleuchte Glühwürmchen',
    'Lámpara de pie pequeña',
    'ペンダントライト',
  ],
  Garden: ['Gießkanne für Kräuter', 'Скворечник', 'Õunapuu istik', 'Pot à fleurs en grès'],
  Kitchen: [
    'Teekanne für Kräutertee',
    'Κεραμικό βάζο',
    'Nůž kuchyňský',
    '茶碗',
    'Crème brûlée set',
  ],
  Tools: ['Schlüsselsatz', 'Молоток слесарный', 'Çekiç', 'Pince à dénuder'],
  Textiles: ['Villatekk Ööbik', 'Lněný ručník', 'כרית צמר', 'Manta de algodón'],
  Stationery: ['Schreibheft Größe A5', 'Блокнот', 'ノート', 'Cahier à spirale'],
  Electronics: [
    'Ladegerät für unterwegs',
    'Датчик движения',
    '无线充电器',
    'Chargeur à énergie solaire',
  ],
  Outdoor: ['Matkakott Põhjanael', 'Палатка', 'Śpiwór puchowy', 'σακίδιο πλάτης'],
  Services: ['Aufbauservice', 'Установка мебели', 'Hooldus', 'Livraison à l’étage'],
}
