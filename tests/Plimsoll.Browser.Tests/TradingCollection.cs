namespace Plimsoll.Browser.Tests;

/// <summary>
/// Tests that only look, or put back what they did, share one server: starting it takes longer than they do.
/// </summary>
[CollectionDefinition]
public sealed class TradingCollection : ICollectionFixture<TradingServer>;
