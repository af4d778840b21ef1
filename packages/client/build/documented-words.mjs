// Words of the tables of documented models.

/** An envelope, with the models of what is in it. */
export const envelope = (operation, models, more = {}) => ({ from: operation, models, ...more })
export const part = (from, more = {}) => ({ from, ...more })
/** The id of something deleted. */
export const id = (operation) => part(`${operation} data`)
/** Flags keep what the server sent. */
const flags = { active_flag: 'Object', selectable: 'Object' }
export const product = { kinds: flags, defaults: { tax: 0 } }
export const fileSize = { kinds: { file_size: 'String' } }
export const statuses = { enums: { StatusEnum: 'status' } }
export const users = { user: 'RelatedUserData' }
export const relatedToContacts = {
  ...users,
  organization: 'RelatedOrganizationData',
}
export const itemSearchPage = { additional_data: 'ItemSearchAdditionalData' }
