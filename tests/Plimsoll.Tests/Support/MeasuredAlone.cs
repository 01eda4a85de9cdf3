namespace Plimsoll.Tests.Support;

/// <summary>Tests that look at the memory of the whole process: nothing else runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredAlone;
