import {
  addressComponents,
  deprecatedOperators,
  operatorsByType,
  relativeDateNames,
} from '@merx/catalog'
import type { v1 } from '@merx/contract'

/** What clients offer people who put conditions together (http-v1-neighbours section 5.3). */
export const filterHelpers: v1.FilterHelpers = {
  operators: {
    ...operatorsByType,
    // The one type whose operators come as a list, one by one.
    enum: Object.entries(operatorsByType.enum).map(([operator, label]) => ({ [operator]: label })),
  },
  deprecated_operators: { ...deprecatedOperators },
  relative_dates: {
    'Relative date intervals': labelled(relativeDateNames.intervals),
    'Relative dates': labelled(relativeDateNames.days),
    'Deal specific': { rotten_time: 'rotten time' },
  },
  address_field_components: labelled(Object.keys(addressComponents)),
}

/** `in_2_weeks` is `in 2 weeks`. */
function labelled(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name.replaceAll('_', ' ')]))
}
