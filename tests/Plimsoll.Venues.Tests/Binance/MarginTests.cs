using System.Net;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

/// <summary>A contract's margin at the venue is what our books say, or no entry leaves.</summary>
public sealed class MarginTests : IAsyncDisposable
{
    private const string Type = "POST /fapi/v1/marginType";
    private const string Leverage = "POST /fapi/v1/leverage";
    private const string Done = """{"code":200,"msg":"success"}""";

    private readonly Scene _scene = new(BinanceProduct.UsdMargined);
    private readonly MarginSetter _margin;

    public MarginTests() => _margin = new MarginSetter(_scene.Client);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Margin_is_isolated_at_the_whole_leverage_below_and_told_once()
    {
        _scene.Script.Answer(Type, Done).Answer(Leverage, Done);
        foreach (var leverage in new[] { 2.9m, 2.9m, 2m })
            (await _margin.PrepareAsync(Entry(leverage), Cancel)).ShouldBeNull();
        _scene.Script.Asked.Count.ShouldBe(2);
        _scene.Script.Asked[0].ShouldContain("marginType=ISOLATED");
        _scene.Script.Asked[1].ShouldContain("symbol=BTCUSDT&leverage=2&");

        (await _margin.PrepareAsync(Entry(3m), Cancel)).ShouldBeNull();
        _scene.Script.Asked[^1].ShouldContain("leverage=3&");
    }

    [Fact]
    public async Task Margin_that_is_isolated_already_is_no_trouble()
    {
        _scene.Script
            .Answer(Type, """{"code":-4046,"msg":"No need to change margin type."}""", HttpStatusCode.BadRequest)
            .Answer(Leverage, Done);
        (await _margin.PrepareAsync(Entry(1m), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task An_account_that_cannot_isolate_its_margin_enters_nothing()
    {
        _scene.Script.Answer(
            Type, """{"code":-4168,"msg":"Unable to adjust to isolated-margin mode."}""", HttpStatusCode.BadRequest);
        var refused = (await _margin.PrepareAsync(Entry(1m), Cancel)).ShouldNotBeNull();
        (refused.Code, refused.Text.Contains("-4168", StringComparison.Ordinal)).ShouldBe(("order.margin_terms", true));
        _scene.Script.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_that_fails_before_the_entry_is_a_refusal_and_is_tried_again_with_the_next()
    {
        _scene.Script
            .Answer(Type, () => throw new HttpRequestException("connection reset"))
            .Answer(Type, Done).Answer(Leverage, Done);
        (await _margin.PrepareAsync(Entry(1m), Cancel)).ShouldNotBeNull().Code.ShouldBe("order.margin_terms");
        (await _margin.PrepareAsync(Entry(1m), Cancel)).ShouldBeNull();
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private OrderTicket Entry(decimal leverage) =>
        _scene.Ticket() with { Purpose = OrderPurpose.Entry, ReduceOnly = false, Leverage = leverage };
}
