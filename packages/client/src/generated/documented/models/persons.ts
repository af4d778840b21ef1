// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'
import type { Flag } from '../types.ts'
import { AllOrganizationsGetResponseAllOfRelatedObjects, Owner } from './contacts.ts'
import { ItemSearchAdditionalData } from './shared.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * The body of `addPerson`.
 *
 * @example
 * const part = NewPerson.constructFromObject({ name: 'Garden Bench', owner_id: 7 })
 */
export class NewPerson extends Model {
  static override members(): Members {
    return {
      name: 'String',
      owner_id: 'Number',
      visible_to: Object,
      label: 'Number',
      label_ids: ['Number'],
      active_flag: Object,
      org_id: 'Number',
      email: Object,
      phone: Object,
      marketing_status: Object,
      add_time: 'String',
    }
  }

  declare name?: string | undefined
  declare owner_id?: number | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined
  declare label?: number | null | undefined
  /** Wins over `label`, which is one of them. */
  declare label_ids?: number[] | undefined
  /** False deletes, true restores. */
  declare active_flag?: Flag | undefined
  declare org_id?: number | null | undefined
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  declare email?: null | string | number | Record<string, unknown> | unknown[] | undefined
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  declare phone?: null | string | number | Record<string, unknown> | unknown[] | undefined
  declare marketing_status?: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived' | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC; default now. */
  declare add_time?: string | undefined;

  [customField: string]: unknown

  constructor(name?: string) {
    super()
    if (name !== undefined) this.name = name
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: NewPerson,
  ) => NewPerson
}

/**
 * The body of `updatePerson`.
 *
 * @example
 * const part = BasicPerson.constructFromObject({ name: 'Garden Bench', owner_id: 7 })
 */
export class BasicPerson extends Model {
  static override members(): Members {
    return {
      name: 'String',
      owner_id: 'Number',
      visible_to: Object,
      label: 'Number',
      label_ids: ['Number'],
      active_flag: Object,
      org_id: 'Number',
      email: Object,
      phone: Object,
      marketing_status: Object,
    }
  }

  declare name?: string | undefined
  declare owner_id?: number | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined
  declare label?: number | null | undefined
  /** Wins over `label`, which is one of them. */
  declare label_ids?: number[] | undefined
  /** False deletes, true restores. */
  declare active_flag?: Flag | undefined
  declare org_id?: number | null | undefined
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  declare email?: null | string | number | Record<string, unknown> | unknown[] | undefined
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  declare phone?: null | string | number | Record<string, unknown> | unknown[] | undefined
  declare marketing_status?: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived' | undefined;

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BasicPerson,
  ) => BasicPerson
}

/**
 * What `email` of {@link PersonItem} holds.
 *
 * @example
 * const part = BasePersonItemEmail.constructFromObject({ label: 'text', value: 'text' })
 */
export class BasePersonItemEmail extends Model {
  static override members(): Members {
    return { label: 'String', value: 'String', primary: 'Boolean' }
  }

  declare label: string
  declare value: string
  declare primary: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BasePersonItemEmail,
  ) => BasePersonItemEmail
}

/**
 * What `phone` of {@link PersonItem} holds.
 *
 * @example
 * const part = BasePersonItemPhone.constructFromObject({ label: 'text', value: 'text' })
 */
export class BasePersonItemPhone extends Model {
  static override members(): Members {
    return { label: 'String', value: 'String', primary: 'Boolean' }
  }

  declare label: string
  declare value: string
  declare primary: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BasePersonItemPhone,
  ) => BasePersonItemPhone
}

/**
 * What `org_id` of {@link PersonItem} holds.
 *
 * @example
 * const part = RelationshipOrganizationInfoItemWithActiveFlag.constructFromObject({ name: 'Garden Bench', people_count: 7 })
 */
export class RelationshipOrganizationInfoItemWithActiveFlag extends Model {
  static override members(): Members {
    return {
      name: 'String',
      people_count: 'Number',
      owner_id: 'Number',
      address: 'String',
      active_flag: 'Boolean',
      cc_email: 'String',
      value: 'Number',
    }
  }

  declare name: string
  declare people_count: number
  declare owner_id: number
  declare address: string | null
  declare active_flag: boolean
  declare cc_email: string | null
  declare value: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: RelationshipOrganizationInfoItemWithActiveFlag,
  ) => RelationshipOrganizationInfoItemWithActiveFlag
}

/**
 * What `data` of {@link AddPersonResponse} holds.
 *
 * @example
 * const part = PersonItem.constructFromObject({ id: 7, company_id: 7 })
 */
export class PersonItem extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      company_id: 'Number',
      owner_id: Owner,
      name: 'String',
      active_flag: 'Boolean',
      first_char: 'String',
      add_time: 'String',
      update_time: 'String',
      visible_to: Object,
      picture_id: Object,
      label: 'Number',
      label_ids: ['Number'],
      owner_name: 'String',
      cc_email: 'String',
      open_deals_count: 'Number',
      related_open_deals_count: 'Number',
      closed_deals_count: 'Number',
      related_closed_deals_count: 'Number',
      won_deals_count: 'Number',
      related_won_deals_count: 'Number',
      lost_deals_count: 'Number',
      related_lost_deals_count: 'Number',
      email_messages_count: 'Number',
      activities_count: 'Number',
      done_activities_count: 'Number',
      undone_activities_count: 'Number',
      files_count: 'Number',
      notes_count: 'Number',
      followers_count: 'Number',
      next_activity_date: 'String',
      next_activity_time: 'String',
      next_activity_id: 'Number',
      last_activity_id: 'Number',
      last_activity_date: 'String',
      first_name: 'String',
      last_name: 'String',
      email: [BasePersonItemEmail],
      phone: [BasePersonItemPhone],
      org_id: RelationshipOrganizationInfoItemWithActiveFlag,
      org_name: 'String',
      marketing_status: Object,
      last_incoming_mail_time: 'String',
      last_outgoing_mail_time: 'String',
    }
  }

  declare id: number
  declare company_id: number
  declare owner_id: Owner
  declare name: string
  /** False when deleted. */
  declare active_flag: boolean
  declare first_char: string
  declare add_time: string
  declare update_time: string
  /** 1 owner and followers, 3, 5 and 7 the whole company. */
  declare visible_to: '1' | '3' | '5' | '7'
  declare picture_id: null
  /** The first one of `label_ids`. */
  declare label: number | null
  declare label_ids: number[]
  declare owner_name: string
  declare cc_email: string | null
  declare open_deals_count: number
  declare related_open_deals_count: number
  declare closed_deals_count: number
  declare related_closed_deals_count: number
  declare won_deals_count: number
  declare related_won_deals_count: number
  declare lost_deals_count: number
  declare related_lost_deals_count: number
  declare email_messages_count: number
  declare activities_count: number
  declare done_activities_count: number
  declare undone_activities_count: number
  declare files_count: number
  declare notes_count: number
  declare followers_count: number
  declare next_activity_date: string | null
  declare next_activity_time: string | null
  declare next_activity_id: number | null
  declare last_activity_id: number | null
  declare last_activity_date: string | null
  declare first_name: string
  declare last_name: string | null
  declare email: BasePersonItemEmail[]
  declare phone: BasePersonItemPhone[]
  declare org_id: RelationshipOrganizationInfoItemWithActiveFlag | null
  declare org_name: string | null
  declare marketing_status: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived'
  declare last_incoming_mail_time: string | null
  declare last_outgoing_mail_time: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: PersonItem,
  ) => PersonItem
}

/**
 * What `addPerson` answers.
 *
 * @example
 * const answer: AddPersonResponse = await new PersonsApi().addPerson({ name: 'Garden Bench' })
 */
export class AddPersonResponse extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: PersonItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: PersonItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: AddPersonResponse,
  ) => AddPersonResponse
}

/**
 * What `updatePerson` answers.
 *
 * @example
 * const answer: UpdatePersonResponse = await new PersonsApi().updatePerson(7, { name: 'Garden Bench' })
 */
export class UpdatePersonResponse extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: PersonItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: PersonItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: UpdatePersonResponse,
  ) => UpdatePersonResponse
}

/**
 * What `additional_data` of {@link GetPersonDetailsResponse} holds.
 *
 * @example
 * const part = GetPersonDetailsResponseAllOfAdditionalData.constructFromObject({ dropbox_email: 'text' })
 */
export class GetPersonDetailsResponseAllOfAdditionalData extends Model {
  static override members(): Members {
    return { dropbox_email: 'String' }
  }

  declare dropbox_email: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetPersonDetailsResponseAllOfAdditionalData,
  ) => GetPersonDetailsResponseAllOfAdditionalData
}

/**
 * What `getPerson` answers.
 *
 * @example
 * const answer: GetPersonDetailsResponse = await new PersonsApi().getPerson(7)
 */
export class GetPersonDetailsResponse extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: PersonItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
      additional_data: GetPersonDetailsResponseAllOfAdditionalData,
    }
  }

  declare success: boolean
  declare data: PersonItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects
  declare additional_data: GetPersonDetailsResponseAllOfAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetPersonDetailsResponse,
  ) => GetPersonDetailsResponse
}

/**
 * What `getPersons` answers.
 *
 * @example
 * const answer: GetAllPersonsResponse = await new PersonsApi().getPersons()
 */
export class GetAllPersonsResponse extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: [PersonItem],
      additional_data: ItemSearchAdditionalData,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: PersonItem[] | null
  declare additional_data: ItemSearchAdditionalData
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetAllPersonsResponse,
  ) => GetAllPersonsResponse
}

/**
 * What `data` of {@link DeletePersonResponse} holds.
 *
 * @example
 * const part = DeletePersonResponseAllOfData.constructFromObject({ id: 7 })
 */
export class DeletePersonResponseAllOfData extends Model {
  static override members(): Members {
    return { id: 'Number' }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeletePersonResponseAllOfData,
  ) => DeletePersonResponseAllOfData
}

/**
 * What `deletePerson` answers.
 *
 * @example
 * const answer: DeletePersonResponse = await new PersonsApi().deletePerson(7)
 */
export class DeletePersonResponse extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeletePersonResponseAllOfData }
  }

  declare success: boolean
  declare data: DeletePersonResponseAllOfData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeletePersonResponse,
  ) => DeletePersonResponse
}

/**
 * What `data` of {@link DeletePersonsInBulkResponse} holds.
 *
 * @example
 * const part = DeletePersonsInBulkResponseAllOfData.constructFromObject({ id: [] })
 */
export class DeletePersonsInBulkResponseAllOfData extends Model {
  static override members(): Members {
    return { id: ['Number'] }
  }

  declare id: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeletePersonsInBulkResponseAllOfData,
  ) => DeletePersonsInBulkResponseAllOfData
}

/**
 * What `deletePersons` answers.
 *
 * @example
 * const answer: DeletePersonsInBulkResponse = await new PersonsApi().deletePersons()
 */
export class DeletePersonsInBulkResponse extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeletePersonsInBulkResponseAllOfData }
  }

  declare success: boolean
  declare data: DeletePersonsInBulkResponseAllOfData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeletePersonsInBulkResponse,
  ) => DeletePersonsInBulkResponse
}
