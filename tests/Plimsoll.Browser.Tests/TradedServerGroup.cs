namespace Plimsoll.Browser.Tests;

/// <summary>Trading takes a while: the classes that only look at what came of it share it.</summary>
[CollectionDefinition(nameof(TradedServer))]
public sealed class TradedServerGroup : ICollectionFixture<TradedServer>;
