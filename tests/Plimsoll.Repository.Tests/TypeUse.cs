using System.Reflection;

namespace Plimsoll.Repository.Tests;

/// <summary>Every type that a type mentions: in its bases, members, signatures, attributes and bodies.</summary>
internal static class TypeUse
{
    public static IEnumerable<Type> Of(Type type) => Mentioned(type).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> Mentioned(Type type)
    {
        if (type.BaseType is { } parent)
            yield return parent;
        foreach (var implemented in type.GetInterfaces())
            yield return implemented;
        foreach (var attribute in type.GetCustomAttributesData())
            yield return attribute.AttributeType;
        foreach (var field in IntermediateCode.Fields(type))
            yield return field.FieldType;
        foreach (var method in IntermediateCode.Methods(type))
        {
            foreach (var mentioned in Mentioned(method))
                yield return mentioned;
        }
    }

    private static IEnumerable<Type> Mentioned(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: var returned })
            yield return returned;
        foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
            yield return local.LocalType;
        foreach (var (_, member) in IntermediateCode.References(method))
        {
            if (member is Type named)
                yield return named;
            else if (member.DeclaringType is { } owner)
                yield return owner;
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        if (type.IsGenericParameter)
            return [];
        return type.IsGenericType
            ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
            : [type];
    }
}
