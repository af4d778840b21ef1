export interface Stage {
  readonly id: number
  readonly name: string
  readonly sortOrder: number
  /** Percent. */
  readonly probability: number
  readonly pipelineId: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface Pipeline {
  readonly id: number
  readonly name: string
  readonly sortOrder: number
  readonly createdAt: Date
  readonly updatedAt: Date
}
