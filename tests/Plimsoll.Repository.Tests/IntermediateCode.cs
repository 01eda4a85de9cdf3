using System.Reflection;
using System.Reflection.Emit;

namespace Plimsoll.Repository.Tests;

/// <summary>Reads what a method's compiled body names: the types, members and constructors behind its tokens.</summary>
internal static class IntermediateCode
{
    private const byte TwoByteLead = 0xFE;

    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<MethodBase> Methods(Type type) =>
        [.. type.GetMethods(Everything), .. type.GetConstructors(Everything)];

    public static IEnumerable<FieldInfo> Fields(Type type) => type.GetFields(Everything);

    public static IEnumerable<(OpCode Code, MemberInfo Member)> References(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        for (var position = 0; position < code.Length;)
        {
            var instruction = Next(code, ref position);
            var operand = position;
            position += OperandSize(instruction, code, position);
            if (IsToken(instruction.OperandType) && Resolve(method, BitConverter.ToInt32(code, operand)) is { } member)
                yield return (instruction, member);
        }
    }

    private static OpCode Next(byte[] code, ref int position)
    {
        var first = code[position++];
        var value = first == TwoByteLead ? unchecked((short)((first << 8) | code[position++])) : first;
        return OpCodesByValue[value];
    }

    private static bool IsToken(OperandType operand) =>
        operand is OperandType.InlineField or OperandType.InlineMethod
            or OperandType.InlineTok or OperandType.InlineType;

    private static int OperandSize(OpCode instruction, byte[] code, int position) => instruction.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
        _ => 4,
    };

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);
}
