/** A body that every write takes: what it does not know it ignores. */
export function goodBody(
  own: Readonly<Record<string, readonly number[]>>,
): Record<string, unknown> {
  const of = (table: string) => own[table]?.[0]
  const condition = { object: 'product', field_id: of('field'), operator: 'IS NOT NULL' }
  const conditions = [
    { glue: 'and', conditions: [condition] },
    { glue: 'or', conditions: [] },
  ]
  return {
    name: 'Rod',
    title: 'Rod order',
    tax: 1,
    user_id: of('user'),
    field_type: 'varchar',
    type: 'products',
    conditions: { glue: 'and', conditions },
    product_id: of('product'),
    pipeline_id: of('pipeline'),
    item_price: 1,
    quantity: 1,
    file_type: 'gdoc',
    item_type: 'deal',
    item_id: of('deal'),
    remote_id: 'abc',
    remote_location: 'googledrive',
    redirect_uris: ['https://a.example/'],
  }
}

/** What every read needs; what it does not know it ignores. */
export const goodQuery =
  'term=rod&since_timestamp=2000-01-01&field_type=productField&field_key=name'
