namespace Plimsoll.Core.Trading;

/// <summary>Identity of an account, made outside the core.</summary>
public readonly record struct AccountId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
